/** Where the list of a select opens: beside it, within the page's landmarks. */

/** The parent of what opens the list. */
export const popupBeside = (opener: HTMLElement): HTMLElement => opener.parentElement ?? opener;
