/** What can be said of a file before it is sent, and how its size is written. */
import { attachmentTypes, largestAttachment, typeOfName } from '../../engine/core/attachment.ts';

/** Why a file is not sent at all; null where only the platform can judge it. */
export type IntakeRefusal = 'empty' | 'too-large' | 'type';

/** Judges a file by its name and size. */
export function whyNotTake({ name, size }: { name: string; size: number }): IntakeRefusal | null {
  if (typeOfName(name) === null) return 'type';
  if (size === 0) return 'empty';
  return size > largestAttachment ? 'too-large' : null;
}

/** The endings of the files that are taken, as a file field wants them. */
export const takenEndings = Object.values(attachmentTypes)
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

/** A size in B, KB or MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
