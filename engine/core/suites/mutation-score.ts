/** The mutation score of a policy's rows (变异得分): of the mistakes that could be made in it, how many the rows would notice; for each that they would not, a row that would. */
import { isList } from '../facts/fact-types.ts';
import type { FactValue } from '../facts/facts.ts';
import { otherOutcome, type Mutant } from './mutant.ts';
import { domainsOf, populationOf, rowsReaching, type Domains } from '../policies/policy-population.ts';
import { decideRow, isAsExpected, type FactRow, type TestRow } from '../policies/policy-rows.ts';
import type { Policy } from '../policies/policy.ts';
import { ruleMutants } from '../policies/rule-mutants.ts';
import { intersectionOf, pointsRegion, regionOf } from '../tables/table-cell.ts';
import { tableMutants } from '../tables/table-mutants.ts';
import { text, type Text } from '../text.ts';

/** The most mutants that are tried. */
const mostMutants = 200;
/** Of rules and rows beyond these some are taken. */
const mostSampled = 60;

/** So many indexes of a list, spread evenly. */
function spreadOver(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.floor((index * length) / most));
}

function otherwiseMutant(policy: Policy): Mutant {
  const then = otherOutcome(policy.outcomes, policy.otherwise.then);
  const words = text(`其余情况的结果写成 ${then}`, `everything else gave ${then}`);
  return { policy: { ...policy, otherwise: { ...policy.otherwise, then } }, at: null, facts: [], words };
}

/** The mutants of a policy, at most `most`, spread evenly. */
export function mutantsOf(policy: Policy, most = mostMutants): Mutant[] {
  const { rules, table } = policy;
  const all = table
    ? spreadOver(table.rows.length, mostSampled).flatMap((at) => tableMutants(policy, at))
    : spreadOver(rules.length, mostSampled).flatMap((at) => ruleMutants(policy, at));
  const made = [...all, otherwiseMutant(policy)];
  return spreadOver(made.length, most).flatMap((index) => made[index] ?? []);
}

/** A mistake that no row notices, with a row that would. */
interface Survivor {
  words: Text;
  witness: Pick<TestRow, 'facts' | 'expects'>;
}

/** How a suite does against the mutants. */
export interface MutationScore {
  /** How many mistakes were tried; those that make no difference that can be found are not counted. */
  tried: number;
  /** How many of these the rows notice. */
  noticed: number;
  survivors: Survivor[];
}

async function outcomeOf(policy: Policy, facts: FactRow): Promise<string | null> {
  const result = await decideRow(policy, facts);
  return 'decision' in result ? result.decision.outcome : null;
}

async function isNoticed({ policy }: Mutant, rows: readonly TestRow[]): Promise<boolean> {
  for (const row of rows) if (isAsExpected(row, await decideRow(policy, row.facts)) === false) return true;
  return false;
}

/** Facts that fit the row of a table, of the values worth trying. */
function rowFitting(policy: Policy, at: number, domains: Domains): FactRow[] {
  const row = policy.table?.rows[at];
  if (!policy.table || !row) return [];
  const facts = policy.table.inputs.flatMap(({ fact }, column): [string, FactValue][] => {
    const region = regionOf(row.when[column] ?? '-');
    const values = domains.get(fact) ?? [];
    const fits = values.find(
      (value) => !isList(value) && intersectionOf(region, pointsRegion([value])).intervals.length > 0,
    );
    return fits === undefined ? [] : [[fact, fits]];
  });
  return [Object.fromEntries(facts)];
}

const mostReaching = 6;
const mostMadeUp = 60;

/** Rows near the place of a change. */
async function rowsNear(
  policy: Policy,
  { at, policy: wrong }: Mutant,
  domains: Domains,
  seed: number,
): Promise<FactRow[]> {
  const reaching =
    at === null
      ? []
      : policy.table
        ? rowFitting(policy, at, domains)
        : [
            ...(await rowsReaching(policy, at, mostReaching, seed)),
            ...(await rowsReaching(wrong, at, mostReaching, seed)),
          ];
  return [...reaching, ...populationOf(domains, mostMadeUp, seed)];
}

/** A row on which a mutant decides otherwise, with what the policy itself decides; null where none is found. */
async function witnessOf(
  policy: Policy,
  mutant: Mutant,
  rows: readonly TestRow[],
  seed: number,
): Promise<Survivor['witness'] | null> {
  const domains = domainsOf([policy, mutant.policy]);
  const near = [...(await rowsNear(policy, mutant, domains, seed)), ...rows.map(({ facts }) => facts)];
  const tries = near.flatMap((facts) => [
    facts,
    ...mutant.facts.flatMap((name) => (domains.get(name) ?? []).map((value) => ({ ...facts, [name]: value }))),
  ]);
  for (const facts of tries) {
    const expects = await outcomeOf(policy, facts);
    if (expects !== null && expects !== (await outcomeOf(mutant.policy, facts))) return { facts, expects };
  }
  return null;
}

const seed = 20_261_121;

/** Tries every mutant on the rows that go as expected; `told` hears how far it is. */
export async function mutationScore(
  policy: Policy,
  rows: readonly TestRow[],
  told: (done: number, total: number) => void = () => undefined,
): Promise<MutationScore> {
  const mutants = mutantsOf(policy);
  const passing: TestRow[] = [];
  for (const row of rows) if (isAsExpected(row, await decideRow(policy, row.facts)) === true) passing.push(row);
  const score: MutationScore = { tried: 0, noticed: 0, survivors: [] };
  for (const [done, mutant] of mutants.entries()) {
    told(done, mutants.length);
    if (await isNoticed(mutant, passing)) {
      score.tried += 1;
      score.noticed += 1;
      continue;
    }
    const witness = await witnessOf(policy, mutant, passing, seed);
    if (!witness) continue;
    score.tried += 1;
    score.survivors.push({ words: mutant.words, witness });
  }
  return score;
}
