/** What was written or read from a file, as the paper that is handed in. */

/** A JSON object as it is; anything else as `{text}`. */
export function paperOf(written: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // It is text.
  }
  return { text: written.trim() };
}
