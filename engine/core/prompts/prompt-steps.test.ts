/** Every step and every outcome of every node kind has a prompt for the cardholder and one for the operator (access.prompts). */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../test/support/rulesets.ts';
import { findNodeKind, nodeKinds } from '../nodes/index.ts';
import { stepPrompts, stepsTelling, usualPrompt, usualPromptsOf } from './prompt-steps.ts';

describe.each(Object.values(nodeKinds).map((kind) => [kind.kind, kind] as const))('%s', (name, kind) => {
  it('has prompts for every way out', () => {
    const ports = kind.ports(kind.settings.parse(kind.example) as never).map(({ id }) => id);
    for (const outcome of ports.length > 0
      ? ports
      : stepPrompts.filter((row) => row.kind === name).map((row) => row.outcome)) {
      for (const audience of ['cardholder', 'operator'] as const) {
        const code = usualPrompt(name, outcome, audience);
        expect(catalogue[code ?? '']?.audience, `${name} ${outcome} ${audience}: ${code ?? 'no code'}`).toBe(audience);
      }
    }
  });

  it('names no way out that there is not', () => {
    const ports = kind.ports(kind.settings.parse(kind.example) as never).map(({ id }) => id);
    const known = [...ports, 'asked', '*', 'done', 'not-done', 'raised'];
    expect(stepPrompts.filter((row) => row.kind === name && !known.includes(row.outcome))).toEqual([]);
  });

  it('tells by itself in words of the matrix, or of its way to verify', () => {
    const own = new Set(usualPromptsOf(name));
    const settings = kind.settings.parse(kind.example);
    if (typeof settings !== 'object' || settings === null || !('tell' in settings)) return;
    const ways = ['pin.wrong', 'face.not-passed', 'document.not-matching'];
    const codes = findNodeKind(name)?.promptCodes?.(settings) ?? [];
    expect(codes.filter((code) => !own.has(code) && !ways.includes(code))).toEqual([]);
  });
});

it('says which outcomes a code tells', () => {
  expect(stepsTelling('code.not-valid').map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
    'show-code not-valid',
    'show-certificate not-valid',
  ]);
  expect(usualPrompt('branch', 'any-name-of-the-author', 'cardholder')).toBe('step.going-on');
  expect(usualPrompt('no-such-kind', 'done', 'operator')).toBeUndefined();
  expect(usualPrompt('end', 'toString', 'operator')).toBeUndefined();
});
