/** Gathers the facts of a decision: what the case holds at once, what outside systems must be asked for only when it is needed, together, each question once. */
import { mondayToFriday, chinaDay } from '../calendar.ts';
import type { FactQuestion } from './fact-question.ts';
import { factNamed, type Fact, type FactGround, type FactValue } from './facts.ts';
import { isOfFactType, plainTypeOf } from './fact-types.ts';
import type { Around } from '../policies/policy-operators.ts';
import type { Policy } from '../policies/policy.ts';
import { isProblem, problem } from '../problem.ts';

/** Looks a fact up by its name. @throws Problem `unknown-fact` where the catalogue lacks it */
function factOf(policy: string, name: string, known: Record<string, Fact>): Fact {
  const fact = factNamed(known, name);
  if (!fact) throw problem('unknown-fact', { fact: name, policy });
  return fact;
}

/** The value that the case holds; what is not of the fact's type is not known. A table says so itself where a value does not fit its column. */
function heldValue(fact: Fact, { table }: Policy, ground: FactGround): FactValue | undefined {
  const value = fact.of(ground);
  if (value === undefined || isOfFactType(fact.type, value)) return value;
  return table && typeof value !== plainTypeOf(fact.type) ? value : undefined;
}

const minuteMs = 60_000;

/** Tells whether the value that a case holds of a fact is too old. */
function isStale(fact: Fact, ground: FactGround): boolean {
  if (fact.freshMinutes === undefined || !fact.asOf) return false;
  const at = fact.asOf(ground);
  return at !== undefined && ground.now.getTime() - Date.parse(at) > fact.freshMinutes * minuteMs;
}

/** Day and calendar of a decision. */
export const aroundOf = ({ now, calendar }: FactGround): Around => ({
  today: chinaDay(now),
  calendar: calendar ?? mondayToFriday,
});

/** What is gathered of the facts of a decision. */
export interface Gathered {
  values: Record<string, FactValue>;
  /** The facts that nobody could tell. */
  missing: Set<string>;
  /** The facts whose stated fallback counts. */
  defaulted: string[];
  /** The facts that an outside system could still be asked for, in the order in which they are named. */
  pending: Map<string, Fact>;
}

/** The facts of these names as far as the case holds them. @throws Problem `unknown-fact` */
export function gatherHeld(
  policy: Policy,
  names: readonly string[],
  known: Record<string, Fact>,
  ground: FactGround,
): Gathered {
  const gathered: Gathered = { values: {}, missing: new Set(), defaulted: [], pending: new Map() };
  for (const name of names) {
    const fact = factOf(policy.name, name, known);
    const value = heldValue(fact, policy, ground);
    const mayAsk = fact.question !== undefined && ground.outside !== undefined;
    if (mayAsk && (value === undefined || isStale(fact, ground))) gathered.pending.set(name, fact);
    else learn(gathered, name, fact, value);
  }
  return gathered;
}

function learn(gathered: Gathered, name: string, { fallback }: Fact, value: FactValue | undefined): void {
  if (value !== undefined) gathered.values[name] = value;
  else if (fallback === undefined) gathered.missing.add(name);
  else {
    gathered.values[name] = fallback;
    gathered.defaulted.push(name);
  }
}

type Answers = Readonly<Record<string, FactValue>>;

/** The questions that were asked on one ground: a decision that asks again gets the same answer. */
const asked = new WeakMap<FactGround, Map<FactQuestion, Promise<Answers>>>();

/** Asks pending facts, all at once; what cannot be learnt in its time is not known. */
export async function askFacts(gathered: Gathered, names: readonly string[], ground: FactGround): Promise<void> {
  const answers = await Promise.all(
    names.map(async (name) => {
      const fact = gathered.pending.get(name);
      return { name, fact, answer: fact?.question ? await answerTo(fact.question, ground) : {} };
    }),
  );
  for (const { name, fact, answer } of answers) {
    gathered.pending.delete(name);
    const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
    if (fact) learn(gathered, name, fact, value !== undefined && isOfFactType(fact.type, value) ? value : undefined);
  }
}

function answerTo(question: FactQuestion, ground: FactGround): Promise<Answers> {
  const known = asked.get(ground) ?? new Map<FactQuestion, Promise<Answers>>();
  asked.set(ground, known);
  const answer = known.get(question) ?? answerNow(question, ground);
  known.set(question, answer);
  return answer;
}

async function answerNow(question: FactQuestion, ground: FactGround): Promise<Answers> {
  const { outside } = ground;
  if (!outside) return {};
  try {
    const work = question.ask(outside, ground);
    if (work === null) return {};
    return await (outside.within ? outside.within(question.timeoutMs, work) : work);
  } catch (error) {
    if (isProblem(error, 'connector-unavailable') || isProblem(error, 'too-slow')) return {};
    throw error;
  }
}
