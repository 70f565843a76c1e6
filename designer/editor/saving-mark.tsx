/** How the draft stands to what the platform keeps. */

/** The mark. */
export function SavingMark() {
  return null;
}
