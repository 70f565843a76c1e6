/** What if a policy were another, over the people of a made-up province. */
import { decideRow, factsAsked, type FactRow } from './policy-rows.ts';
import type { Policy } from './policy.ts';
import { assumedFacts, peopleOf, type Province } from '../province.ts';
import { intervalOf, type Interval } from '../proportions.ts';
import { createTally, sideOf, type WhatIfReport, type WhatIfSide } from './what-if.ts';

/** The most people of a province. */
export const mostPeople = 100_000;

/** What a province is asked. */
export interface ProvinceQuestion {
  before: Policy;
  after: Policy;
  province: Province;
  people: number;
  seed: number;
}

/** The report over a province, with the share of those who come out otherwise. */
export interface ProvinceWhatIf extends WhatIfReport {
  share: number;
  /** Where the share lies with 95 % confidence. */
  interval: Interval;
  /** Facts that the province says nothing of: their values were drawn evenly. */
  assumed: string[];
}

const mostKnown = 50_000;
/** So many people between two looks at whether it goes on. */
const every = 500;

/** The facts that are asked, in the order in which they are. */
const pick = (person: FactRow, asked: readonly string[]): FactRow =>
  Object.fromEntries(asked.flatMap((name) => (Object.hasOwn(person, name) ? [[name, person[name] ?? '']] : [])));

type Sides = [before: WhatIfSide, after: WhatIfSide];

/** Both decisions of people, remembered by the facts that are asked: in a province many are alike. */
function bothOf(before: Policy, after: Policy): (facts: FactRow) => Promise<Sides> {
  const known = new Map<string, Sides>();
  return async (facts) => {
    const key = JSON.stringify(facts);
    const found = known.get(key);
    if (found) return found;
    const made: Sides = [sideOf(await decideRow(before, facts)), sideOf(await decideRow(after, facts))];
    if (known.size < mostKnown) known.set(key, made);
    return made;
  };
}

/**
 * Decides for every person by both; `told` hears how far it is, and may wait so that others have their turn.
 * Gives null where `told` says that nobody wants the answer any more.
 */
export async function compareProvince(
  { before, after, province, people, seed }: ProvinceQuestion,
  told: (done: number) => Promise<boolean>,
): Promise<ProvinceWhatIf | null> {
  const decideBoth = bothOf(before, after);
  const tally = createTally();
  let done = 0;
  const asked = [...new Set([before, after].flatMap(factsAsked))];
  for (const person of peopleOf(province, [before, after], people, seed)) {
    const facts = pick(person, asked);
    const [old, fresh] = await decideBoth(facts);
    tally.add({ before: old, after: fresh, example: { case: null, at: null, own: false, facts } });
    done += 1;
    if (done % every === 0 && !(await told(done))) return null;
  }
  const report = tally.report();
  const { flips, decided } = report;
  return {
    ...report,
    share: decided === 0 ? 0 : flips / decided,
    interval: intervalOf({ count: flips, of: decided }),
    assumed: assumedFacts(province, [before, after]),
  };
}
