/** The fields of a procedure's form: a zod type with what the guide needs to show it. */
import { z } from 'zod';
import type { Text } from '../text.ts';
import type { PersonalClass } from '../value-type.ts';

/** What the guide knows of a field besides its type. */
export interface FieldWords {
  label: Text;
  help?: Text;
  /** A value that would do, of demo data. */
  example?: string;
  /** Of a choice: its values and their words. */
  choices?: Readonly<Record<string, Text>>;
  /** rows: an array of objects, each of whose members is a field of its own. */
  widget?: 'paragraph' | 'date' | 'rows';
  /** What it names in the catalogue of data resources or of applications, from which it is chosen. */
  names?: 'data-resource' | 'data-field' | 'data-purpose' | 'catalogue-item';
  /** Its class of personal data: masked for whoever only reads. */
  personal?: PersonalClass;
}

/** States a field. */
export const field = <T extends z.ZodType>(type: T, label: Text, words: Omit<FieldWords, 'label'> = {}): T =>
  type.meta({ label, ...words });

/** What a field was stated with. */
export const wordsOf = (type: z.ZodType): FieldWords => type.meta() as unknown as FieldWords;

/** A mobile number of the mainland. */
export const Mobile = z
  .string()
  .trim()
  .refine((value) => /^1[3-9]\d{9}$/.test(value), {
    error: 'This must be a mobile number of eleven digits',
    params: { rule: 'mobile', zh: '须为 11 位手机号码' },
  });

/** An e-mail address. */
export const Email = z
  .string()
  .trim()
  .max(200)
  .refine((value) => z.email().safeParse(value).success, {
    error: 'This must be an e-mail address',
    params: { rule: 'email', zh: '须为邮箱地址' },
  });

/** The text of a field of a form; empty where it holds none. */
export const textIn = (form: Record<string, unknown>, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value : '';
};
