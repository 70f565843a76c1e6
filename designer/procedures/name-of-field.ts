/** What a pointer of an answer names, as the form calls it. */
import { fieldNameOf } from '../../engine/core/procedures/name-of-field.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { targetOf } from './form-steps.ts';

/** The name of a field or a file; undefined where the form knows neither. */
export const knownNameOf = (procedure: Procedure, pointer: string): Text | undefined =>
  fieldNameOf(procedure, targetOf(pointer)) ?? undefined;

/** The same; the pointer itself where the form knows neither. */
export const nameOfField = (procedure: Procedure, pointer: string): Text =>
  knownNameOf(procedure, pointer) ?? text(pointer, pointer);
