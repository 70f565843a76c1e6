/** Generated tests: a search for worlds that lead a version by every way it has, bounded by a budget and honest about what it did not reach. */
import { branchesOf, coverageOf, placesOf, type Coverage } from './coverage.ts';
import { deciderAt } from './generate-conditions.ts';
import { dictionaryOf } from './generate-values.ts';
import { otherWorlds, plainWorld, type WorldParts } from './generate-worlds.ts';
import { rehearse, type Rehearsal, type Stage } from './rehearse.ts';
import { sameText } from '../diff/diff-values.ts';
import { expectedOf } from './suite-run.ts';
import type { TestCase, World } from './suite.ts';
import { text } from '../text.ts';
import type { VersionContent } from '../version.ts';
import { createRandom } from '../weather.ts';

/** What a search is lent, and how far it may go. */
export interface Search {
  /** Ids of made-up people whose cards there are. */
  people: readonly string[];
  stageFor: (world: World) => Stage | Promise<Stage>;
  /** The most runs. */
  budget: number;
  seed: number;
  /** Whether the time is up. */
  isOver?: () => boolean;
}

/** What a search has found. */
export interface Generated {
  tests: TestCase[];
  coverage: Coverage;
  runs: number;
  /** covered: every way out was taken; exhausted: nothing was left to try; budget, time: it had to stop. */
  ended: 'covered' | 'exhausted' | 'budget' | 'time';
}

interface Found {
  world: World;
  run: Rehearsal;
  /** The ways that it was the first to take. */
  first: string[];
}

/** When generated tests take place, unless they say otherwise. */
const when = new Date('2026-11-21T02:00:00Z');

const waysOf = ({ steps }: Rehearsal): string[] => [
  ...new Set(steps.flatMap((step) => [step.node, ...branchesOf(step)])),
];

/** What went wrong inside, or goes round for ever, is no test. */
const isSound = ({ problem }: Rehearsal): boolean =>
  problem?.slug !== 'internal' && problem?.slug !== 'rehearsal-without-end';

/** A search under way. */
class Searching {
  readonly found: Found[] = [];
  /** How many of those found have been spread from. */
  spreadTo = 0;
  runs = 0;
  private readonly content: VersionContent;
  private readonly search: Search;
  private readonly open: Set<string>;
  private readonly tried = new Set<string>();

  constructor(content: VersionContent, search: Search) {
    this.content = content;
    this.search = search;
    const { nodes, branches } = placesOf(content);
    this.open = new Set([...nodes, ...branches]);
  }

  stop(): Generated['ended'] | undefined {
    if (this.open.size === 0) return 'covered';
    if (this.runs >= this.search.budget) return 'budget';
    return this.search.isOver?.() ? 'time' : undefined;
  }

  /** Nodes that were reached and have ways that were not taken. */
  undecided(): string[] {
    const open = new Set([...this.open].filter((way) => way.includes(':')).map((way) => way.split(':')[0] ?? ''));
    return [...open].filter((node) => !this.open.has(node));
  }

  /** Runs a world that was not tried yet, or is looked at again, and keeps it where it goes a new way. */
  async visit(world: World, again = false): Promise<Rehearsal | undefined> {
    const key = sameText(world);
    if (this.tried.has(key) && !again) return undefined;
    this.tried.add(key);
    this.runs += 1;
    const run = await rehearse(this.content, world, await this.search.stageFor(world));
    const first = isSound(run) ? waysOf(run).filter((way) => this.open.delete(way)) : [];
    if (first.length > 0 || this.found.length === 0) this.found.push({ world, run, first });
    return run;
  }
}

type Ended = Generated['ended'] | undefined;

/** Tries every world that differs in one thing from one that went a new way; goes on from where it left off. */
async function spread(searching: Searching, parts: WorldParts): Promise<Ended> {
  for (; searching.spreadTo < searching.found.length; searching.spreadTo += 1) {
    const { world, run } = searching.found[searching.spreadTo] as Found;
    for (const change of otherWorlds(world, run, parts)) {
      const stop = searching.stop();
      if (stop) return stop;
      await searching.visit(change.world);
    }
  }
  return searching.stop();
}

const mostBases = 3;
const mostTries = 500;
const mostDeep = 3;

/** Changes several things at once, of those that decide which way a node is left that has been reached. */
async function solve(searching: Searching, parts: WorldParts, node: string): Promise<Ended> {
  const { names, words } = deciderAt(parts.content, node, when);
  const bases = searching.found.filter(({ run }) => run.steps.some((step) => step.node === node)).slice(-mostBases);
  const before = searching.found.length;
  let level: { world: World; run: Rehearsal }[] = bases;
  let tries = 0;
  for (let deep = 0; deep < mostDeep; deep += 1) {
    const next: typeof level = [];
    for (const { world, run } of level) {
      for (const { about, world: other } of otherWorlds(world, run, { ...parts, words })) {
        if (!names.has(about)) continue;
        const stop = searching.stop();
        if (stop) return stop;
        if ((tries += 1) > mostTries || searching.found.length > before) return undefined;
        const reached = await searching.visit(other, true);
        if (reached) next.push({ world: other, run: reached });
      }
    }
    level = next;
  }
  return undefined;
}

/** Solves each node that was reached and has ways that were not taken, as long as that finds something new. */
async function solveAll(searching: Searching, parts: WorldParts): Promise<Ended> {
  for (let before = -1; before < searching.found.length;) {
    before = searching.found.length;
    for (const node of searching.undecided()) {
      const stop = (await solve(searching, parts, node)) ?? (await spread(searching, parts));
      if (stop) return stop;
    }
  }
  return undefined;
}

const mostAtOnce = 4;
/** So many wanderings in a row that find nothing new end the search. */
const mostVain = 200;

/** Changes several things at once, at random. */
async function wander(searching: Searching, parts: WorldParts, random: () => number): Promise<Generated['ended']> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  for (let vain = 0; vain < mostVain; vain += 1) {
    const from = pick(searching.found);
    const before = searching.found.length;
    let next = from && { world: from.world, run: from.run };
    for (let changes = 0; next && changes < mostAtOnce; changes += 1) {
      const stop = searching.stop();
      if (stop) return stop;
      const world = pick([...otherWorlds(next.world, next.run, parts)])?.world;
      const run = world && (await searching.visit(world));
      next = world && run && { world, run };
    }
    if (searching.found.length > before) vain = 0;
  }
  return searching.stop() ?? 'exhausted';
}

/** Leaves out tests whose every way others take too, the earliest first. */
function needed(found: readonly Found[]): Found[] {
  const counts = new Map<string, number>();
  for (const { run } of found) for (const way of waysOf(run)) counts.set(way, (counts.get(way) ?? 0) + 1);
  return found.filter(({ run }) => {
    const ways = waysOf(run);
    if (ways.some((way) => counts.get(way) === 1)) return true;
    for (const way of ways) counts.set(way, (counts.get(way) ?? 1) - 1);
    return false;
  });
}

function testOf({ world, run, first }: Found, index: number): TestCase {
  const end = run.outcome?.code ?? run.problem?.slug ?? run.waits[0]?.at ?? '';
  const ways = first.filter((way) => way.includes(':'));
  const named = ways.at(-1) ?? first.at(-1) ?? '';
  const listed = ways.slice(0, 20).join(', ');
  return {
    ...world,
    name: `${index + 1} ${end} ${named}`.trim().slice(0, 120),
    ...(listed !== '' && { note: text(`首次经过：${listed}`, `The first to take: ${listed}`) }),
    expect: expectedOf(run),
  };
}

/** Searches for tests that together take every way out of every node, each with what came of it as its expectation. */
export async function generateTests(content: VersionContent, search: Search): Promise<Generated> {
  const parts: WorldParts = { content, people: search.people, words: dictionaryOf(content, when) };
  const searching = new Searching(content, search);
  await searching.visit(plainWorld(parts));
  const ended =
    (await spread(searching, parts)) ??
    (await solveAll(searching, parts)) ??
    (await wander(searching, parts, createRandom(search.seed)));
  const kept = needed(searching.found.filter(({ run }) => isSound(run)));
  return {
    tests: kept.map(testOf),
    coverage: coverageOf(
      content,
      kept.map(({ run }) => run.steps),
    ),
    runs: searching.runs,
    ended,
  };
}
