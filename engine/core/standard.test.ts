/** The standard as data: what a file must be, what changes between editions, and what that concerns. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standard } from '../../scripts/clauses.ts';
import { standardChanges, Standard, type Clause } from './standard.ts';
import { coverageOf, coverageSum, impactOf, type Content } from './standard-coverage.ts';
import { text } from './text.ts';

const nothing: Content = { scenarios: [], policies: {}, tests: {}, routes: [] };

const clause = (id: string, zh = id): Clause => ({
  id,
  title: text(id, id),
  requirement: text(zh, zh),
  sources: [{ source: 'N' }],
});
const edition = (clauses: Clause[]): Standard => ({ ...standard, clauses, deviations: [] });

describe('a file of the standard', () => {
  const errors = (change: (file: Standard) => unknown) => {
    const result = Standard.safeParse(change(structuredClone(standard)));
    return result.success ? [] : result.error.issues.map(({ path }) => path.join('/'));
  };
  it.each<[string, (file: Standard) => unknown, string]>([
    ['has each clause once', (file) => ({ ...file, clauses: [...file.clauses, file.clauses[0]] }), 'clauses/50/id'],
    ['has a chapter for each clause', (file) => ({ ...file, chapters: {} }), 'clauses/0/id'],
    ['has every source that a clause names', (file) => ({ ...file, sources: {} }), 'clauses/0/sources/0/source'],
    [
      'deviates from its own clauses only',
      (file) => ({ ...file, deviations: [{ clause: 'flow.nowhere', text: text('无', 'none') }] }),
      'deviations/0/clause',
    ],
    ['knows no other members', (file) => ({ ...file, script: '1' }), ''],
    [
      'names clauses plainly',
      (file) => ({ ...file, clauses: [{ ...file.clauses[0], id: '__proto__.x' }] }),
      'clauses/0/id',
    ],
  ])('%s', (_rule, change, at) => expect(errors(change)).toContain(at));

  it('is any JSON without a crash', () =>
    fc.assert(fc.property(fc.jsonValue(), (value) => !Standard.safeParse(value).success)));
});

describe('changes', () => {
  it('are what is added, reworded and removed; a clause in another place is the same', () => {
    const before = edition([clause('flow.a'), clause('flow.b'), clause('flow.c')]);
    const after = edition([clause('flow.c'), clause('flow.b', '新'), clause('flow.d')]);
    expect(standardChanges(before, after).map(({ clause: id, kind }) => [id, kind])).toEqual([
      ['flow.b', 'reworded'],
      ['flow.d', 'added'],
      ['flow.a', 'removed'],
    ]);
  });

  it('are none between an edition and itself', () => expect(standardChanges(standard, standard)).toEqual([]));

  it('lead from one edition to the other, whichever they are', () => {
    const some = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('甲', '乙')), { selector: ([id]) => id })
      .map((list) => edition(list.map(([id, words]) => clause(`flow.n${id}`, words))));
    fc.assert(
      fc.property(some, some, (before, after) => {
        const words = new Map(before.clauses.map(({ id, requirement }) => [id, requirement['zh-CN']]));
        for (const { clause: id, kind, after: then } of standardChanges(before, after)) {
          if (kind === 'removed') words.delete(id);
          else words.set(id, then?.requirement['zh-CN'] ?? '');
        }
        expect(words).toEqual(new Map(after.clauses.map(({ id, requirement }) => [id, requirement['zh-CN']])));
      }),
    );
  });
});

describe('coverage', () => {
  it('counts what answers: interfaces too; a deviation makes it partial, and is not hidden where nothing answers', () => {
    const route = { method: 'post', path: '/api/x', summary: text('某', 'Some'), clauses: ['platform.zone'] };
    const standing = (content: Content, id: string) =>
      coverageOf(standard, content).find(({ clause: each }) => each === id)?.standing;
    expect(standing(nothing, 'platform.zone')).toBe('deviates');
    expect(standing({ ...nothing, routes: [route] }, 'platform.zone')).toBe('partly');
    expect(standing(nothing, 'access.prompts')).toBe('covered');
    expect(standing(nothing, 'procedure.channel')).toBe('covered');
    const without = coverageOf(edition([clause('platform.zone')]), nothing);
    expect(coverageSum(without)).toEqual({ covered: 0, partly: 0, deviates: 0, uncovered: 1 });
  });

  it('names the procedures and those of their stages that answer to a clause', () => {
    const of = (id: string) => coverageOf(standard, nothing).find(({ clause: each }) => each === id)?.procedures ?? [];
    const names = new Map(of('procedure.system').map(({ id, name }) => [id, name.en]));
    expect(names.get('system-access')).toBe('System access');
    expect(names.get('system-access/application')).toBe('System access · Application');
    expect(of('flow.payment')).toEqual([]);
  });

  it('says of a changed clause what answers to it today', () => {
    const other = structuredClone(standard);
    const changed = other.clauses.find(({ id }) => id === 'flow.disbursement');
    if (changed) changed.requirement = text('新的要求', 'A new requirement');
    const [only, ...rest] = impactOf(standard, other, nothing);
    expect(rest).toEqual([]);
    expect(only?.kind).toBe('reworded');
    expect(only?.concerns.kinds.map(({ id }) => id)).toContain('disburse');
    expect(only?.concerns.checks.map(({ id }) => id)).toContain('disbursement-is-verified');
  });
});
