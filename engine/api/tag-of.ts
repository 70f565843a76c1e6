/** Entity tags: what is edited says which revision was read. */

/** The entity tag of a revision. */
export const tagOf = (revision: number): { etag: string } => ({ etag: `"${revision}"` });
