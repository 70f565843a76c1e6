/** The steps of a form as the guide walks through them: its sections, the files that come with it, and the review of everything. */
import type { FieldError } from '../../engine/core/problem.ts';
import type { FieldMark } from '../../engine/core/procedures/procedure-state.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { text, type Text } from '../../engine/core/text.ts';

/** A form as it is being filled in. */
export type Form = Readonly<Record<string, unknown>>;

/** A step: the fields it asks for, or the files, or nothing but the review. */
export interface FormStep {
  id: string;
  name: Text;
  help?: Text;
  kind: 'fields' | 'materials' | 'review';
  fields: readonly string[];
}

/** The steps in order. */
export function stepsOf({ sections, materials }: Procedure): FormStep[] {
  return [
    ...sections.map((section): FormStep => ({ ...section, kind: 'fields' })),
    ...(materials.length > 0
      ? [{ id: 'materials', name: text('材料', 'Files'), kind: 'materials', fields: [] } as const]
      : []),
    { id: 'review', name: text('核对并提交', 'Check and submit'), kind: 'review', fields: [] },
  ];
}

/** The first part of a pointer into a form, and for a file also the second: what one jumps to. */
export function targetOf(pointer: string): string {
  const [, first = '', second = ''] = pointer.replace(/^\/form\//, '/').split('/');
  return first === 'materials' ? `/materials/${second}` : `/${first}`;
}

/** The step in which what a pointer names is filled in. */
export function stepOf(steps: readonly FormStep[], pointer: string): FormStep | undefined {
  const target = targetOf(pointer);
  if (target.startsWith('/materials/')) return steps.find(({ kind }) => kind === 'materials');
  return steps.find(({ fields }) => fields.includes(target.slice(1)));
}

/** What of a list of errors or marks belongs to a step. */
export const inStep = <T extends { pointer: string }>(
  steps: readonly FormStep[],
  step: FormStep,
  all: readonly T[],
): T[] => all.filter(({ pointer }) => stepOf(steps, pointer)?.id === step.id);

/** done: nothing is missing; begun: something is filled in; empty: nothing is; marked: a reviewer asks for a correction. */
export type StepState = 'done' | 'begun' | 'empty' | 'marked';

/** How a step stands. */
export function stepState(
  steps: readonly FormStep[],
  step: FormStep,
  given: { form: Form; errors: readonly FieldError[]; marks: readonly FieldMark[]; materials: readonly string[] },
): StepState {
  if (step.kind === 'review') return given.errors.length === 0 ? 'done' : 'empty';
  if (inStep(steps, step, given.marks).length > 0) return 'marked';
  if (inStep(steps, step, given.errors).length === 0) return 'done';
  const isBegun =
    step.kind === 'materials' ? given.materials.length > 0 : step.fields.some((name) => given.form[name] !== undefined);
  return isBegun ? 'begun' : 'empty';
}

/** A form with one field changed; nothing and blank text are left out, so that what is missing is said to be missing. */
export function withField(form: Form, name: string, value: unknown): Form {
  const { [name]: _, ...rest } = form;
  const isNothing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isNothing ? rest : { ...rest, [name]: value };
}

/** The value that a pointer names; undefined where there is none. */
export const valueAt = (form: Form, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], form);

/** What is asked of somebody who has not answered it is missing, whatever the schema calls it. */
export const isMissing = (form: Form, { pointer, rule }: FieldError): boolean =>
  rule === 'required' || (!pointer.startsWith('/materials/') && valueAt(form, pointer) === undefined);
