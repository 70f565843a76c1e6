/** What every node kind promises of itself, looked at in a run: effect class, reads, expressions, disclosures, prompts, output, and masks. */
import { expect } from 'vitest';
import { cardType } from '../../engine/core/case-types.ts';
import { operations } from '../../engine/core/connectors.ts';
import type { NodeKind } from '../../engine/core/node.ts';
import { valueErrors } from '../../engine/core/value-type.ts';
import { catalogue } from './rulesets.ts';
import type { Call, NodeRun } from './run-node.ts';

/** Known to every case from its beginning; a node may read them without saying so. */
const given = ['from', 'inputs', 'place', 'use'];

const lies = (path: string, below: readonly string[]) =>
  below.some((each) => path === each || path.startsWith(`${each}.`) || each.startsWith(`${path}.`));

/** Expects that a kind told the truth about what it did in a run. */
export function expectHonest(kind: NodeKind, run: NodeRun): void {
  const { settings, result, waiting } = run;
  expectEffect(kind, run.calls);
  const declared = kind.reads?.(settings) ?? [];
  expect(
    [...run.read].filter((path) => !lies(path, [...declared, ...given])),
    'reads that `reads` does not declare',
  ).toEqual([]);
  const sources = (kind.expressions?.(settings) ?? []).map(({ source }) => source);
  expect(
    [...run.evaluated].filter((source) => !sources.includes(source)),
    'undeclared expressions',
  ).toEqual([]);
  expectDisclosed(kind, run);

  const prompts = [...run.shown, ...(result?.prompts ?? []), ...(waiting?.prompts ?? [])];
  const codes = kind.promptCodes?.(settings) ?? [];
  const decided = result?.decision?.prompt;
  expect(
    prompts.filter((code) => code !== decided && !codes.includes(code)),
    'undeclared prompts',
  ).toEqual([]);
  expect(codes.filter((code) => code.split('.')[0] === kind.kind && !(code in catalogue))).toEqual([]);
  if (result) expectLeaving(kind, settings, result);
}

function expectEffect({ effect }: NodeKind, calls: readonly Call[]): void {
  const made = calls.map(({ operation }) => operation);
  if (effect === 'pure') expect(made, 'a pure kind asks nobody').toEqual([]);
  if (effect === 'read') expect(made.filter((operation) => operations[operation].effect === 'write')).toEqual([]);
}

function expectLeaving(kind: NodeKind, settings: unknown, result: NonNullable<NodeRun['result']>): void {
  const ports = kind.ports(settings).map(({ id }) => id);
  if (!result.outcome && !result.directive) expect(ports).toContain(result.port);
  const output = kind.output?.(settings);
  expect(
    (output?.ports ?? []).filter((port) => !ports.includes(port)),
    'ports of the output',
  ).toEqual([]);
  if (output?.ports.includes(result.port)) expect(valueErrors(result.output, output.type, `/${output.as}`)).toEqual([]);
  else expect(result.output, 'output where none is declared').toBeUndefined();
  if (result.undo) expect('undo' in kind, 'undo of what can be taken back').toBe(true);
}

/** Every string in a value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** The personal values of the card a case knows, by their path. */
function personalValues({ data }: NodeRun): [string, string][] {
  const card: Record<string, unknown> = { ...data.card };
  return Object.entries(cardType.fields).flatMap(([name, type]) => {
    const value = card[name];
    return 'personal' in type && typeof value === 'string' ? [[`card.${name}`, value] as [string, string]] : [];
  });
}

/** The terminal holds the card, and the national platform issued it: neither is told anything new. */
const knowsAlready = (operation: string) => /^(card-reader|code-reader|national-platform)\./.test(operation);

function expectDisclosed(kind: NodeKind, run: NodeRun): void {
  const stated = (kind.discloses?.(run.settings) ?? []).flatMap(({ paths }) => paths);
  for (const { operation, input } of run.calls) {
    if (knowsAlready(operation)) continue;
    const left = stringsIn(input);
    const hidden = personalValues(run).filter(([path, value]) => left.includes(value) && !lies(path, stated));
    expect(hidden, `${operation}: personal data that \`discloses\` does not state`).toEqual([]);
  }
}

/** Expects that nothing a run leaves on the record shows a person's data in clear. */
export function expectMasked(run: NodeRun): void {
  const { result, waiting } = run;
  const kept = [result?.note, waiting?.note, result?.undo, waiting?.wait.task, result?.directive, run.problem?.details];
  const written = kept.flatMap(stringsIn);
  const sensitive = personalValues(run).filter(([path]) => !/\.(sex|nation)$/.test(path));
  const clear = sensitive.filter(([, value]) => written.some((each) => each.includes(value)));
  expect(clear, 'personal data in clear').toEqual([]);
}
