/** The shipped rulesets fit their schemas, pass every check, and the JSON Schemas are those of the code. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkScenario } from '../engine/core/checks/index.ts';
import { checkPolicy } from '../engine/core/policies/check-policy.ts';
import { describeSocialCreditCode } from '../engine/core/codes/social-credit-code.ts';
import { DemoInstitutions } from '../engine/core/institution.ts';
import { mutationScore } from '../engine/core/suites/mutation-score.ts';
import { refiningErrors } from '../engine/core/policies/policy-layers-check.ts';
import { failuresOf, PolicySuite, runPolicySuite } from '../engine/core/policies/policy-suite.ts';
import { Policy } from '../engine/core/policies/policy.ts';
import { Scenario } from '../engine/core/scenario.ts';
import { runSuite } from '../engine/core/suites/suite-run.ts';
import { Suite, type TestCase } from '../engine/core/suites/suite.ts';
import { stageOf } from '../engine/api/stage.ts';
import { schemas, schemaText } from '../scripts/schemas.ts';
import { people } from '../test/support/people.ts';
import { catalogue, scenarioNamed, versionOf } from '../test/support/rulesets.ts';

const here = new URL('./', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, here), 'utf8'));
const list = (folder: string) =>
  readdirSync(new URL(folder, here))
    .filter((file) => file.endsWith('.json'))
    .map((file) => `${folder}${file}`);
const packs = ['scenarios/', 'packs/'].flatMap(list);
const nameOf = (path: string) => path.replace(/^[a-z-]+\/|\.json$/g, '');
const policies = Object.fromEntries(
  list('policies/')
    .map((path) => Policy.parse(read(path)))
    .map((policy) => [policy.name, policy]),
);

it.each(Object.keys(schemas))(
  'schemas/%s is the schema of the code (node scripts/schemas.ts writes it)',
  async (name) => {
    expect(readFileSync(new URL(`schemas/${name}`, here), 'utf8')).toBe(await schemaText(name));
  },
);

describe.each(
  [
    ...['scenarios/', 'packs/', 'help/', 'policies/', 'prompts/', 'prompts/languages/', 'calendar/', 'notices/'],
    ...['suites/', 'policy-suites/', 'standard/', 'catalogue/', 'zone/', 'data-resources/'],
  ].flatMap(list),
)('%s', (path) => {
  it('fits the schema that it names', () => {
    const document = read(path) as { $schema: string };
    const validate = new Ajv2020({ strict: false, formats: { date: true, 'date-time': true } }).compile(
      read(document.$schema.replace(/^(\.\.\/)+/, '')) as object,
    );
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });
});

it.each(packs)('%s is whole: it has saved tests and words of help', (path) => {
  expect(list('suites/').map(nameOf)).toContain(nameOf(path));
  expect(list('help/').map(nameOf)).toContain(nameOf(path));
});

it.each(packs)('%s passes every check', (path) => {
  expect(checkScenario(Scenario.parse(read(path)), { policies, prompts: catalogue })).toEqual([]);
});

/** A payment that refuses what was not verified: no test reaches it where the check `disbursement-is-verified` holds. */
const isGuard = ({ nodes }: Scenario, way: string): boolean =>
  nodes.some(({ id, kind }) => kind === 'disburse' && way === `${id}:not-clear`);

it.each(list('suites/'))('%s passes on its scenario, and takes every way it has', async (path) => {
  const scenario = scenarioNamed(nameOf(path));
  const stage = (test: TestCase) => stageOf({ people }, test, { region: '990000', institution: null });
  const { results, coverage } = await runSuite(versionOf(scenario), Suite.parse(read(path)), stage);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
  expect(coverage.branches.uncovered.filter((way) => !isGuard(scenario, way))).toEqual([]);
});

it.each(Object.keys(policies))('policy %s passes every check', (name) =>
  expect(checkPolicy(policies[name]!)).toEqual([]),
);

it.each(Object.values(policies).filter(({ refines }) => refines !== undefined))(
  'the layer $name fits what it refines',
  (layer) => {
    const place = { region: '990000', institution: null };
    expect(refiningErrors(layer, policies[layer.refines ?? '']!, place)).toEqual([]);
  },
);

it('the demo institutions are told apart, and the code of each says where it is', () => {
  const { institutions } = DemoInstitutions.parse(read('demo/institutions.json'));
  for (const key of ['id', 'creditCode'] as const)
    expect(new Set(institutions.map((each) => each[key])).size).toBe(institutions.length);
  for (const { id, region, creditCode } of institutions)
    expect([id, describeSocialCreditCode(creditCode)?.division]).toEqual([id, region]);
});

it.each(list('policies/'))('%s has test rows', (path) => {
  expect(list('policy-suites/').map(nameOf)).toContain(nameOf(path));
});

it.each(list('policy-suites/'))('%s passes on its policy, and notices every mistake', async (path) => {
  const name = nameOf(path);
  const suite = PolicySuite.parse(read(path));
  expect(failuresOf(await runPolicySuite(policies[name]!, suite))).toEqual([]);
  const { tried, noticed, survivors } = await mutationScore(policies[name]!, suite.rows);
  expect(survivors.map(({ words }) => words.en)).toEqual([]);
  expect(noticed).toBe(tried);
});
