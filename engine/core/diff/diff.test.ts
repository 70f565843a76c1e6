/** What changed between two scenarios or versions is found exactly, and told in words. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyNamed, scenarioNamed, versionOf } from '../../../test/support/rulesets.ts';
import { diffScenarios, diffVersions, type Difference } from './diff.ts';
import type { Policy, Rule } from '../policies/policy.ts';
import type { Scenario } from '../scenario.ts';
import { text } from '../text.ts';
import type { VersionContent } from '../version.ts';

const lending = scenarioNamed('library-lending');
const shipped = [lending, scenarioNamed('park-entry')];

const edited = (scenario: Scenario, edit: (copy: Scenario) => void): Scenario => {
  const copy = structuredClone(scenario);
  edit(copy);
  return copy;
};
const brief = (differences: readonly Difference[]) => differences.map(({ what, pointer }) => `${what} ${pointer}`);

/** A scenario with every id of its nodes replaced. */
function renamed(scenario: Scenario, names: Record<string, string>): Scenario {
  const to = (id: string) => names[id] ?? id;
  return {
    ...scenario,
    nodes: scenario.nodes.map((node) => ({ ...node, id: to(node.id) })),
    edges: scenario.edges.map((edge) => ({ ...edge, from: to(edge.from), to: to(edge.to) })),
  };
}

test('a scenario does not differ from itself, wherever its nodes stand and however its fields are ordered', () => {
  const place = fc.record({ x: fc.integer(), y: fc.integer() });
  fc.assert(
    fc.property(fc.constantFrom(...shipped), fc.array(place, { minLength: 12, maxLength: 12 }), (scenario, places) => {
      const moved = edited(scenario, ({ nodes }) => {
        for (const [index, node] of nodes.entries()) node.position = places[index]!;
      });
      const turned = Object.fromEntries(Object.entries(moved).reverse()) as Scenario;
      expect(diffScenarios(scenario, turned)).toEqual([]);
      expect(diffVersions(versionOf(scenario), versionOf(turned))).toEqual([]);
    }),
  );
});

type Edit = (copy: Scenario, pick: number) => Partial<Difference> | null;

/** Edits that do not touch each other, each with the one difference it must give. */
const edits: Record<string, Edit> = {
  summary: (copy) => {
    copy.summary = { ...copy.summary, en: 'Something else' };
    return { what: 'scenario-changed', pointer: '/summary/en', after: 'Something else' };
  },
  'name of a node': (copy, pick) => {
    const index = pick % copy.nodes.length;
    copy.nodes[index]!.name = text('改过的名字', 'Another name');
    return { what: 'node-changed', node: copy.nodes[index]!.id };
  },
  'option of a node': (copy, pick) => {
    const index = pick % copy.nodes.length;
    copy.nodes[index]!.attempts = 7;
    return { what: 'node-changed', pointer: `/nodes/${index}/attempts`, after: 7 };
  },
  'edge elsewhere': (copy, pick) => {
    const edge = copy.edges[pick % copy.edges.length]!;
    const to = copy.nodes.find(({ id }) => id !== edge.to)!.id;
    const before = edge.to;
    edge.to = to;
    return { what: 'edge-moved', before, after: to, node: edge.from };
  },
  variable: (copy) => {
    copy.variables = { loanDays: { type: { type: 'integer' }, initial: 30 } };
    return { what: 'variable-added', pointer: '/variables/loanDays' };
  },
  prompt: (copy) => {
    copy.prompts = { ...copy.prompts, 'own.new': { audience: 'cardholder', tone: 'info', text: text('好', 'Good') } };
    return { what: 'prompt-added', pointer: '/prompts/own.new' };
  },
  'new node': (copy) => {
    copy.nodes.push({ id: 'brand-new', kind: 'prompt', settings: { prompts: ['card.lost'] } });
    return { what: 'node-added', pointer: `/nodes/${copy.nodes.length - 1}`, node: 'brand-new' };
  },
};

test('known edits are found, each by one difference, and nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom(...shipped), fc.subarray(Object.keys(edits)), fc.nat(), (scenario, chosen, pick) => {
      const copy = structuredClone(scenario);
      const expected = chosen.map((name) => edits[name]!(copy, pick));
      const found = diffScenarios(scenario, copy);
      for (const each of expected) expect(found).toContainEqual(expect.objectContaining(each!));
      // The name of a node is a text: both of its languages differ.
      const texts = chosen.includes('name of a node') ? 1 : 0;
      expect(found.length).toBeGreaterThanOrEqual(expected.length);
      expect(found.length).toBeLessThanOrEqual(expected.length + texts);
      for (const { words } of found) expect(words['zh-CN'] && words.en).toBeTruthy();
    }),
  );
});

test('what was added one way was removed the other', () => {
  const without = edited(lending, (copy) => {
    copy.nodes = copy.nodes.filter(({ id }) => id !== 'tell');
    copy.edges = copy.edges.filter(({ from, to }) => from !== 'tell' && to !== 'tell');
  });
  const turn = (what: string) => what.replace(/added|removed/, (word) => (word === 'added' ? 'removed' : 'added'));
  const kinds = (differences: readonly Difference[]) => differences.map(({ what }) => what).sort();
  expect(kinds(diffScenarios(without, lending))).toEqual(kinds(diffScenarios(lending, without)).map(turn).sort());
  expect(brief(diffScenarios(lending, without))).toContain('node-removed /nodes/4');
});

test('nodes that only got another id are called renamed, and their edges stay', () => {
  fc.assert(
    fc.property(fc.constantFrom(...shipped), fc.nat(2 ** 12), (scenario, mask) => {
      const chosen = scenario.nodes.filter((_node, index) => mask & (1 << index));
      const names = Object.fromEntries(chosen.map(({ id }) => [id, `${id}-anew`]));
      const found = diffScenarios(scenario, renamed(scenario, names));
      expect(found.map(({ what, before, after }) => [what, before, after])).toEqual(
        chosen.map(({ id }) => ['node-renamed', id, `${id}-anew`]),
      );
    }),
  );
});

test('a node with other settings under another id is another node', () => {
  const copy = edited(renamed(lending, { tell: 'say' }), ({ nodes }) => {
    nodes.find(({ id }) => id === 'say')!.settings = { prompts: ['card.lost'] };
  });
  expect(brief(diffScenarios(lending, copy)).slice(0, 2)).toEqual(['node-removed /nodes/4', 'node-added /nodes/4']);
});

test('a changed setting is told by its place, what it was and what it is', () => {
  const copy = edited(lending, ({ nodes }) => {
    nodes[1]!.settings = { mode: 'contactless', authenticate: true };
  });
  const [found, ...others] = diffScenarios(lending, copy);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ pointer: '/nodes/1/settings/mode', before: 'contact', after: 'contactless' });
  expect(found?.words['zh-CN']).toMatch(/读卡与卡认证.*由“contact”改为“contactless”/);
  expect(found?.words.en).toMatch(
    /^Node “Read and authenticate card” \(read\): .*changed from “contact” to “contactless”$/,
  );
});

test('a policy is compared by its digest, then rule by rule', () => {
  const before = versionOf(lending);
  const policy = policyNamed('library-lending');
  const [first, second, ...rest] = policy.rules ?? [];
  const pinned = (rules: Rule[]): VersionContent => ({
    ...before,
    policies: { 'library-lending': { digest: 'another', policy: { ...policy, rules } as Policy } },
  });
  const base = '/policies/library-lending/policy/rules';
  const changed = diffVersions(before, pinned([{ ...first!, then: 'guardian' }, second!, ...rest]));
  expect(brief(changed)).toEqual([`rule-changed ${base}/0/then`]);
  expect(brief(diffVersions(before, pinned([second!, ...rest])))).toEqual([`rule-removed ${base}/0`]);
  expect(brief(diffVersions(before, pinned([second!, first!, ...rest])))).toEqual([`rules-reordered ${base}`]);
  expect(brief(diffVersions(before, { ...before, policies: {} }))).toEqual([
    'policy-removed /policies/library-lending',
  ]);
});
