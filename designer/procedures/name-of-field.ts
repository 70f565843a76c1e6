/** What a pointer into a form names, as the form calls it. */
import type { z } from 'zod';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { targetOf } from './form-steps.ts';

/** The name of a field or a file; the pointer itself where the form knows neither. */
export function nameOfField({ form, materials }: Procedure, pointer: string): Text {
  const [, first = '', second = ''] = targetOf(pointer).split('/');
  const type = (form.shape as Record<string, z.ZodType>)[first];
  if (type) return wordsOf(type).label;
  return materials.find(({ code }) => code === second)?.name ?? text(pointer, pointer);
}
