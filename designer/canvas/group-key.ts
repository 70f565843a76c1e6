/** The name of a group among the nodes of the canvas and among what is chosen: one that no node can have. */

const mark = 'group:';

/** The name of the group of an id. */
export const groupKey = (id: string): string => mark + id;

/** The id of the group that goes by a name; null where it is something else's. */
export const groupIdOf = (key: string): string | null => (key.startsWith(mark) ? key.slice(mark.length) : null);
