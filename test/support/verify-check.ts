/** Table tester of a design-time check: what it must accept, what it must find and where, and that its quick fix mends it. */
import { describe, expect, it } from 'vitest';
import { subjectOf, type Check, type Ground, type Remark } from '../../engine/core/check.ts';
import { checkScenario } from '../../engine/core/checks/index.ts';
import { languages } from '../../engine/core/text.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { draw, type Drawing } from './draw-scenario.ts';
import { catalogue, policyNamed, scenarioNamed } from './rulesets.ts';

type Draft = ReturnType<typeof structuredClone<Scenario>>;

/** A scenario that a check must accept. */
export interface Valid {
  why: string;
  draw: Drawing;
  ground?: Partial<Ground>;
}

/** A scenario that breaks one rule, drawn or changed from a shipped one, and the pointers of what must then be found. */
export interface Invalid {
  why: string;
  /** The scenario that is changed, where nothing is drawn. */
  of?: string;
  draw?: Drawing;
  change?: (scenario: Draft) => void;
  ground?: Partial<Ground>;
  at: string[];
  /** How many of the findings have no quick fix, though the check has one. */
  unfixed?: number;
}

/** The cases of one check. */
export interface CheckTable {
  valid?: Valid[];
  invalid: Invalid[];
}

const shipped: Ground = {
  policies: { 'library-lending': policyNamed('library-lending'), 'park-entry': policyNamed('park-entry') },
  prompts: catalogue,
};

/** The node of a draft; a test that names a missing one fails. */
export function nodeIn(scenario: Draft, id: string): Draft['nodes'][number] {
  const node = scenario.nodes.find((each) => each.id === id);
  if (!node) throw new Error(`the fixture has no node ${id}`);
  return node;
}

function broken({ of = 'library-lending', draw: drawing, change }: Invalid): Scenario {
  const scenario = drawing ? draw(drawing) : structuredClone(scenarioNamed(of));
  change?.(scenario);
  return scenario;
}

const errorsOf = (scenario: Scenario, ground: Ground): string[] =>
  checkScenario(scenario, ground)
    .filter(({ severity }) => severity === 'error')
    .map(({ check, message }) => `${check}: ${message.en}`);

/** After a fix the scenario is one still, the finding is gone, and no error has come instead. */
function expectMended(check: Check, scenario: Scenario, ground: Ground, remark: Remark): boolean {
  const fix = check.fix?.(subjectOf(scenario, ground), remark);
  if (!fix) return false;
  for (const language of languages) expect(fix.label[language]).not.toBe('');
  const mended = Scenario.parse(fix.scenario);
  const left = check.run(subjectOf(mended, ground)).map(({ pointer, message }) => `${pointer} ${message.en}`);
  const same = check.run(subjectOf(scenario, ground)).map(({ pointer, message }) => `${pointer} ${message.en}`);
  expect(left.length, `${check.name} after its fix: ${left.join('; ')}`).toBeLessThan(same.length);
  const before = new Set(errorsOf(scenario, ground));
  expect(errorsOf(mended, ground).filter((error) => !before.has(error))).toEqual([]);
  return true;
}

/** Verifies a check against the shipped scenarios, which are sound, against drawn ones, and against broken ones. */
export function verifyCheck(check: Check, { valid = [], invalid }: CheckTable): void {
  describe(check.name, () => {
    it.each(['library-lending', 'park-entry'])('accepts %s', (id) => {
      expect(check.run(subjectOf(scenarioNamed(id), shipped))).toEqual([]);
    });
    it.each(valid)('accepts: $why', ({ draw: drawing, ground }) => {
      expect(check.run(subjectOf(draw(drawing), { ...shipped, ...ground }))).toEqual([]);
    });
    it.each(invalid)('finds: $why', (row) => {
      const ground = { ...shipped, ...row.ground };
      const scenario = broken(row);
      const found = check.run(subjectOf(scenario, ground));
      expect(found.map(({ pointer }) => pointer)).toEqual(row.at);
      for (const { message } of found) expect(message.en).not.toBe(message['zh-CN']);
      const mended = found.filter((remark) => expectMended(check, scenario, ground, remark));
      if (check.fix) expect(mended).toHaveLength(found.length - (row.unfixed ?? 0));
    });
    it('cites clauses, and says what it is for', () => {
      expect(check.clauses.length).toBeGreaterThan(0);
      for (const language of languages)
        expect(check.why[language].length).toBeGreaterThan(check.title[language].length);
    });
  });
}
