/** What an applicant declares, as it is typed: fields a line each, names in a row; and as the platform takes it. */
import { DeclaredRun, mostLoadSeconds } from '../../engine/core/conformance-kit/declared-run.ts';
import { Profile } from '../../engine/core/conformance-kit/profile.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';

/** A call as it is typed. */
export interface CallText {
  interface: string;
  /** A field a line: `name=value`. */
  fields: string;
}

/** A form as it is typed. */
export interface DeclaredText {
  call: CallText & { answers: string };
  prompts: readonly (CallText & { code: string })[];
  load: { perSecond: string; seconds: string; p95Ms: string };
}

/** A value as JSON says it where it is a scalar, else the words themselves; a number in quotes stays text. */
function valueOf(written: string): string | number | boolean {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  } catch {
    // They are words.
  }
  return written;
}

/** The fields of the lines; the last of one name counts. */
export function fieldsOf(written: string): Record<string, string | number | boolean> {
  const lines = written.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...rest] = line.split('=');
      return [name.trim(), valueOf(rest.join('=').trim())];
    }),
  );
}

/** The lines of fields: what reads as something else than text is put in quotes. */
export const linesOf = (fields: DeclaredRun['call']['fields']): string =>
  Object.entries(fields)
    .map(
      ([name, value]) =>
        `${name}=${typeof value === 'string' && valueOf(value) === value ? value : JSON.stringify(value)}`,
    )
    .join('\n');

const namesOf = (written: string): string[] => written.split(/[\s,，、;；]+/).filter(Boolean);
const numberOf = (written: string): number => (written.trim() === '' ? Number.NaN : Number(written));

/** What was typed as it is sent, or everything that is wrong with it, each at its pointer. */
export function declaredOf({
  call,
  prompts,
  load,
}: DeclaredText): { declared: DeclaredRun } | { errors: FieldError[] } {
  const parsed = DeclaredRun.safeParse({
    call: { interface: call.interface.trim(), fields: fieldsOf(call.fields), answers: namesOf(call.answers) },
    prompts: prompts.map(({ interface: name, fields, code }) => ({
      ...{ interface: name.trim(), fields: fieldsOf(fields), code: code.trim() },
    })),
    load: { perSecond: numberOf(load.perSecond), seconds: numberOf(load.seconds), p95Ms: numberOf(load.p95Ms) },
  });
  return parsed.success ? { declared: parsed.data } : { errors: fieldErrorsOf(parsed.error) };
}

/** What was declared before, to be typed over. */
export const textOf = ({ call, prompts, load }: DeclaredRun): DeclaredText => ({
  call: { interface: call.interface, fields: linesOf(call.fields), answers: call.answers.join(', ') },
  prompts: prompts.map(({ interface: name, fields, code }) => ({ interface: name, fields: linesOf(fields), code })),
  load: { perSecond: String(load.perSecond), seconds: String(load.seconds), p95Ms: String(load.p95Ms) },
});

/** An empty form, with the volume that the application asks for. */
export const emptyText = (perSecond: number): DeclaredText => ({
  call: { interface: '', fields: '', answers: '' },
  prompts: [],
  load: { perSecond: String(perSecond), seconds: '5', p95Ms: '1500' },
});

/** What a file declares: the profile of the command, or what is declared here; null where it is neither. */
export function declaredInFile(content: string): DeclaredText | null {
  try {
    const json: unknown = JSON.parse(content);
    const profile = Profile.safeParse(json);
    const declared = profile.success ? profile.data : DeclaredRun.parse(json);
    const { call, prompts, load } = declared;
    return textOf({ call, prompts, load: { ...load, seconds: Math.min(load.seconds, mostLoadSeconds) } });
  } catch {
    return null;
  }
}
