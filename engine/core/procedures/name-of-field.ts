/** What a pointer into a form names, as the form calls it. */
import type { z } from 'zod';
import type { Text } from '../text.ts';
import { wordsOf } from './fields.ts';
import type { Procedure } from './procedure.ts';

/** The name of a field or a file; null where the form knows neither. */
export function fieldNameOf({ form, materials }: Procedure, pointer: string): Text | null {
  const [, first = '', second = ''] = pointer.split('/');
  const type = (form.shape as Record<string, z.ZodType>)[first];
  if (type) return wordsOf(type).label;
  return (first === 'materials' && materials.find(({ code }) => code === second)?.name) || null;
}
