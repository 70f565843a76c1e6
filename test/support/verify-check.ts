/** Table tester of a design-time check: what it must accept, and what it must find, where. */
import { describe, expect, it } from 'vitest';
import type { Check } from '../../engine/core/check.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { catalogue, policyNamed, scenarioNamed } from './rulesets.ts';

type Draft = ReturnType<typeof structuredClone<Scenario>>;

/** A change to a sound scenario that breaks one rule, and the pointers of what must then be found. */
export interface Invalid {
  why: string;
  of?: string;
  change: (scenario: Draft) => void;
  at: string[];
}

const ground = {
  policies: { 'library-lending': policyNamed('library-lending'), 'park-entry': policyNamed('park-entry') },
  prompts: catalogue,
};

/** The node of a draft; a test that names a missing one fails. */
export function nodeIn(scenario: Draft, id: string): Draft['nodes'][number] {
  const node = scenario.nodes.find((each) => each.id === id);
  if (!node) throw new Error(`the fixture has no node ${id}`);
  return node;
}

/** Verifies a check against the shipped scenarios, which are sound, and against broken copies of them. */
export function verifyCheck(check: Check, invalid: Invalid[]): void {
  describe(check.name, () => {
    it.each(['library-lending', 'park-entry'])('accepts %s', (id) => {
      expect(check.run(scenarioNamed(id), ground)).toEqual([]);
    });
    it.each(invalid)('finds: $why', ({ of = 'library-lending', change, at }) => {
      const scenario = structuredClone(scenarioNamed(of));
      change(scenario);
      const found = check.run(Scenario.parse(scenario), ground);
      expect(found.map(({ pointer }) => pointer)).toEqual(at);
      for (const { message } of found) expect(message.en).not.toBe(message['zh-CN']);
    });
    it('cites clauses', () => expect(check.clauses.length).toBeGreaterThan(0));
  });
}
