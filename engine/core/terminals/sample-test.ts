/** The sample test of a model (样机测试): what is done with which card, what must come of it, and what a report of it proves for a build of the firmware. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { clauses, type ClauseId } from '../clauses.ts';
import { cardModes } from '../nodes/start.ts';
import { CardRight, CodeKind } from '../operations/terminal.ts';
import { Region } from '../rights.ts';
import { Text } from '../text.ts';
import type { TerminalModel } from './model.ts';

const Hex = z.string().regex(/^([0-9A-F]{2})+$/);

/** What every step says: what it is for, and how one mends what it finds. */
const said = {
  name: Text,
  clause: oneOf(clauses),
  mend: Text.describe('What to do where another thing comes of it'),
  prompt: z.string().max(80).optional().describe('Code of the prompt that the terminal must show'),
};

/** One step. A status word may have x for any digit. */
export const SampleStep = z.discriminatedUnion('do', [
  z.strictObject({
    ...{ ...said, do: z.literal('apdu'), send: Hex.describe('The command, in hexadecimal digits') },
    expect: z.string().regex(/^[0-9A-Fx]{4}$/),
  }),
  z.strictObject({ ...said, do: z.literal('read'), expect: z.union([Region, z.literal('card-not-readable')]) }),
  z.strictObject({ ...said, do: z.literal('authenticate'), expect: z.boolean() }),
  z.strictObject({ ...said, do: z.literal('authorise'), right: CardRight, expect: z.boolean() }),
  z.strictObject({
    ...{ ...said, do: z.literal('pin'), typing: z.enum(['right', 'wrong']) },
    expect: z.enum(['verified', 'wrong', 'locked']),
  }),
  z.strictObject({ ...said, do: z.literal('state'), expect: z.string().max(20) }),
  z.strictObject({ ...said, do: z.literal('scan'), kind: CodeKind, expect: z.enum(['code', 'code-not-valid']) }),
  z.strictObject({ ...said, do: z.literal('take-out'), expect: z.literal('out') }),
]);
export type SampleStep = z.infer<typeof SampleStep>;

/** A test: a card, and the steps done with it. A file of rulesets/terminal-tests/. */
export const SampleTest = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z][a-z-]{2,39}$/),
  name: Text,
  modes: z.array(oneOf(cardModes)).min(1).describe('Models that have one of these card modes take the test'),
  forms: z.array(z.string()).optional().describe('And are of one of these forms; any where it is left out'),
  card: z
    .string()
    .regex(/^demo-[a-z]+$/)
    .describe('The made-up cardholder whose card is used'),
  steps: z.array(SampleStep).min(1).max(40),
});
export type SampleTest = z.infer<typeof SampleTest>;

/** What came of a step. */
export interface StepResult {
  name: Text;
  do: SampleStep['do'];
  expected: string;
  got: string;
  passed: boolean;
  clause: ClauseId;
  /** How to mend it; null where it passed. */
  mend: Text | null;
}

/** What came of all tests of a model, for one build of its firmware. */
export interface SampleReport {
  model: string;
  /** SM3 of the firmware that was tested. */
  firmware: string;
  at: string;
  tests: { id: string; name: Text; passed: boolean; steps: StepResult[] }[];
  sum: { passed: number; failed: number };
  /** SM3 of the report without this field: what evidence refers to. */
  digest: string;
}

/** The tests that a model has to take. */
export const testsFor = ({ form, modes }: TerminalModel, tests: readonly SampleTest[]): SampleTest[] =>
  tests.filter((test) => (test.forms?.includes(form) ?? true) && test.modes.some((mode) => modes.includes(mode)));

/** The tests that no report proves yet for a build: another build, another model or a failed test prove nothing. */
export function testsMissing(
  model: TerminalModel,
  firmware: string,
  tests: readonly SampleTest[],
  reports: readonly SampleReport[],
): SampleTest[] {
  const proven = new Set(
    reports
      .filter((report) => report.model === model.id && report.firmware === firmware)
      .flatMap((report) => report.tests.filter(({ passed }) => passed).map(({ id }) => id)),
  );
  return testsFor(model, tests).filter(({ id }) => !proven.has(id));
}
