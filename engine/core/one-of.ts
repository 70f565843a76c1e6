/** A choice among the names that a table gives words to. */
import { z } from 'zod';

/** One of the keys. */
export const oneOf = <K extends string>(words: Readonly<Record<K, unknown>>) =>
  z.enum(Object.keys(words) as [K, ...K[]]);
