/** Reads the text of a scenario's own document, as another Yikatong exported it. */
import type { ImportedScenario } from '../../engine/core/api.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import { text } from '../../engine/core/text.ts';

/** Why a document cannot be used: the slug of the problem, and the fields that are wrong. */
export interface Unfit {
  slug: 'malformed-json' | 'invalid-input';
  errors: FieldError[];
}

/** Whether a text is JSON rather than XML. */
export const isDocument = (content: string): boolean => content.trimStart().startsWith('{');

/** Reads it. */
export function documentFrom(content: string): ImportedScenario | Unfit {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return { slug: 'malformed-json', errors: [] };
  }
  const read = Scenario.safeParse(value);
  if (!read.success) return { slug: 'invalid-input', errors: fieldErrorsOf(read.error) };
  const why = text('整个文档采用', 'The document is taken as it is');
  const { id } = read.data;
  return { scenario: read.data, report: [{ id, type: 'JSON', verdict: 'taken', why }], problems: [] };
}
