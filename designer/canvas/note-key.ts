/** The name of a note among the nodes of the canvas and among what is chosen: one that no node can have. */

const mark = 'note:';

/** The name of the note of an id. */
export const noteKey = (id: string): string => mark + id;

/** The id of the note that goes by a name; null where it is a node's. */
export const noteIdOf = (key: string): string | null => (key.startsWith(mark) ? key.slice(mark.length) : null);
