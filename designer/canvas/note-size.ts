/** How large notes are. */

/** The size of a note that says none. */
export const noteSize = { width: 208, height: 96 };

/** The least and the most that a note measures, as the schema has it. */
export const noteLimits = { width: { min: 80, max: 2000 }, height: { min: 40, max: 2000 } };
