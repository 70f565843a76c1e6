/** Generated tests: a search for worlds that lead a version by every way it has, bounded by a budget and honest about what it did not reach. */
import { branchName, coverageOf, placesOf, type Coverage } from './coverage.ts';
import { dictionaryOf } from './generate-values.ts';
import { otherWorlds, plainWorld, type WorldParts } from './generate-worlds.ts';
import { rehearse, type Rehearsal, type Stage } from './rehearse.ts';
import { sameText } from './diff-values.ts';
import { expectedOf } from './suite-run.ts';
import type { TestCase, World } from './suite.ts';
import { text } from './text.ts';
import type { VersionContent } from './version.ts';
import { createRandom } from './weather.ts';

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

const waysOf = ({ steps }: Rehearsal): string[] => [
  ...new Set(steps.flatMap(({ node, port }) => [node, branchName(node, port)])),
];

/** What went wrong inside, or goes round for ever, is no test. */
const isSound = ({ problem }: Rehearsal): boolean =>
  problem?.slug !== 'internal' && problem?.slug !== 'rehearsal-without-end';

/** A search under way. */
class Searching {
  readonly found: Found[] = [];
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

  /** Runs a world that was not tried yet, and keeps it where it goes a new way. */
  async visit(world: World): Promise<Rehearsal | undefined> {
    const key = sameText(world);
    if (this.tried.has(key)) return undefined;
    this.tried.add(key);
    this.runs += 1;
    const run = await rehearse(this.content, world, await this.search.stageFor(world));
    const first = isSound(run) ? waysOf(run).filter((way) => this.open.delete(way)) : [];
    if (first.length > 0 || this.found.length === 0) this.found.push({ world, run, first });
    return run;
  }
}

/** Tries every world that differs in one thing from one that went a new way. */
async function spread(searching: Searching, parts: WorldParts): Promise<Generated['ended'] | undefined> {
  for (let index = 0; index < searching.found.length; index += 1) {
    const { world, run } = searching.found[index] as Found;
    for (const other of otherWorlds(world, run, parts)) {
      const stop = searching.stop();
      if (stop) return stop;
      await searching.visit(other);
    }
  }
  return searching.stop();
}

const mostAtOnce = 4;
/** So many wanderings in a row that find nothing new end the search. */
const mostVain = 400;

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
      const world = pick([...otherWorlds(next.world, next.run, parts)]);
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
  const at = new Date('2026-11-21T02:00:00Z');
  const parts: WorldParts = { content, people: search.people, words: dictionaryOf(content, at) };
  const searching = new Searching(content, search);
  await searching.visit(plainWorld(parts));
  const ended = (await spread(searching, parts)) ?? (await wander(searching, parts, createRandom(search.seed)));
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
