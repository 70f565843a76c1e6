/** What goes wrong outside in a trial: for all nodes or one, always or the nth time; as turns of a world, and read back from them. */
import { operations, type Operation } from '../../engine/core/connectors.ts';
import type { OutsideTurn, World } from '../../engine/core/suites/suite.ts';

/** How an outside system fails. */
export const troubles = ['unreachable', 'slow', 'refused'] as const;
export type Trouble = (typeof troubles)[number];

/** An operation that goes wrong. */
export interface Fault {
  /** Path of the node for which it does; null: for all. */
  node: string | null;
  operation: Operation;
  trouble: Trouble;
  /** Which time it is asked, from 1; null: each time. */
  attempt: number | null;
}

type Outside = World['outside'];

/** What outside systems do in a world, for all nodes and for single ones. */
export interface Outsides {
  outside: Outside;
  outsideAt: Record<string, Outside>;
}

/** Longer than any measure of time that an author sets a call. */
const slowMs = 120_000;

/** The system of an operation, as in `bank.pay`. */
const systemOf = (operation: string): string => operation.split('.')[0] ?? operation;

const refusals: Partial<Record<string, OutsideTurn['problem']>> = {
  'card-reader': 'card-not-readable',
  'national-platform': 'code-not-valid',
};

/** One turn that goes wrong. */
function turnOf(operation: Operation, trouble: Trouble): OutsideTurn {
  switch (trouble) {
    case 'unreachable':
      return { problem: 'connector-unavailable' };
    case 'slow':
      return { tookMs: slowMs };
    case 'refused':
      return { problem: refusals[systemOf(operation)] ?? 'message-rejected' };
  }
}

/** The turns of one operation: what fails each time, but where the nth time has a fault of its own. */
function turnsOf(operation: Operation, faults: readonly Fault[]): OutsideTurn[] {
  const always = faults.find(({ attempt }) => attempt === null);
  const usual = always ? turnOf(operation, always.trouble) : {};
  const last = Math.max(0, ...faults.map(({ attempt }) => attempt ?? 0));
  const turns = Array.from({ length: last }, (_each, index) => {
    const own = faults.find(({ attempt }) => attempt === index + 1);
    return own ? turnOf(operation, own.trouble) : usual;
  });
  return [...turns, usual];
}

function outsideOf(faults: readonly Fault[]): Outside {
  const asked = [...new Set(faults.map(({ operation }) => operation))];
  return Object.fromEntries(
    asked.map((operation) => [
      operation,
      turnsOf(
        operation,
        faults.filter((each) => each.operation === operation),
      ),
    ]),
  );
}

/** What outside systems do where these faults are set. */
export function outsidesOf(faults: readonly Fault[]): Outsides {
  const nodes = [...new Set(faults.flatMap(({ node }) => node ?? []))];
  return {
    outside: outsideOf(faults.filter(({ node }) => node === null)),
    outsideAt: Object.fromEntries(
      nodes.map((node) => [node, outsideOf(faults.filter((fault) => fault.node === node))]),
    ),
  };
}

/** Systems that a terminal reaches without a network. */
const atHand: ReadonlySet<string> = new Set(['card-reader', 'code-reader']);

/** The operations that need a network. */
const beyond = (Object.keys(operations) as Operation[]).filter((operation) => !atHand.has(systemOf(operation)));

/** The same where nothing beyond the terminal is reached. */
export function cutOff({ outside, outsideAt }: Outsides): Outsides {
  const near = (each: Outside): Outside =>
    Object.fromEntries(Object.entries(each).filter(([operation]) => atHand.has(systemOf(operation))));
  const cut = beyond.map((operation) => [operation, [turnOf(operation, 'unreachable')]]);
  return {
    outside: { ...near(outside), ...(Object.fromEntries(cut) as Outside) },
    outsideAt: Object.fromEntries(Object.entries(outsideAt).map(([node, each]) => [node, near(each)])),
  };
}

/** Whether nothing beyond the terminal is reached. */
const isCutOff = ({ outside }: Outsides): boolean =>
  beyond.every((operation) => {
    const [first, ...others] = outside[operation] ?? [];
    return first?.problem === 'connector-unavailable' && others.length === 0;
  });

const sameTurn = (a: OutsideTurn, b: OutsideTurn): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The faults that give some turns; null where no faults do. */
function faultsIn(node: string | null, operation: Operation, turns: readonly OutsideTurn[]): Fault[] | null {
  const known = turns.map((turn) =>
    sameTurn(turn, {}) ? null : (troubles.find((trouble) => sameTurn(turn, turnOf(operation, trouble))) ?? undefined),
  );
  const usual = known.at(-1);
  if (known.includes(undefined) || (usual && known.includes(null))) return null;
  return [
    ...(usual ? [{ node, operation, trouble: usual, attempt: null }] : []),
    ...known
      .slice(0, -1)
      .flatMap((trouble, index) =>
        trouble && trouble !== usual ? [{ node, operation, trouble, attempt: index + 1 }] : [],
      ),
  ];
}

/** What a world says of outside systems, as faults where it can be told so, and the rest as it was said. */
export interface OutsidesRead {
  connected: boolean;
  faults: Fault[];
  given: Outsides;
}

/** Reads a world's outside systems. */
export function readOutsides({ outside, outsideAt = {} }: Pick<World, 'outside' | 'outsideAt'>): OutsidesRead {
  const connected = !isCutOff({ outside, outsideAt });
  const said = connected
    ? outside
    : Object.fromEntries(Object.entries(outside).filter(([name]) => atHand.has(systemOf(name))));
  const read: OutsidesRead = { connected, faults: [], given: { outside: {}, outsideAt: {} } };
  const take = (node: string | null, of: Outside): Outside => {
    const rest: Outside = {};
    for (const [name, turns = []] of Object.entries(of)) {
      const faults = faultsIn(node, name as Operation, turns);
      if (faults) read.faults.push(...faults);
      else rest[name as Operation] = turns;
    }
    return rest;
  };
  read.given.outside = take(null, said);
  for (const [node, each] of Object.entries(outsideAt)) {
    const rest = take(node, each);
    if (Object.keys(rest).length > 0) read.given.outsideAt[node] = rest;
  }
  return read;
}

/** How many operations were given answers that are no faults. */
export const givenCount = ({ outside, outsideAt }: Outsides): number =>
  [outside, ...Object.values(outsideAt)].reduce((sum, each) => sum + Object.keys(each).length, 0);

/** A fault that is not set yet: the first time of the first node that has none; where all have one, each time for all nodes. */
export function freshFault(
  faults: readonly Fault[],
  askers: readonly { path: string; operations: readonly Operation[] }[],
): Fault {
  const free = askers.find(({ path }) => !faults.some(({ node }) => node === path));
  const operation = free?.operations[0] ?? askers[0]?.operations[0] ?? 'card-reader.read';
  return { node: free?.path ?? null, operation, trouble: 'unreachable', attempt: free ? 1 : null };
}
