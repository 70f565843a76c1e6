/** What a pointer into a form names, as the form calls it. */
import type { z } from 'zod';
import { wordsOf } from '../../engine/core/procedures/fields.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { targetOf } from './form-steps.ts';

/** The name of a field or a file; undefined where the form knows neither. */
export function knownNameOf({ form, materials }: Procedure, pointer: string): Text | undefined {
  const [, first = '', second = ''] = targetOf(pointer).split('/');
  const type = (form.shape as Record<string, z.ZodType>)[first];
  return type ? wordsOf(type).label : materials.find(({ code }) => code === second)?.name;
}

/** The same; the pointer itself where the form knows neither. */
export const nameOfField = (procedure: Procedure, pointer: string): Text =>
  knownNameOf(procedure, pointer) ?? text(pointer, pointer);
