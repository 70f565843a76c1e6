/** What is counted of the cases of a version while they run: where they stand, what holds them, and what the latest went through. */
import type { Collection } from 'mongoose';
import { figuresOf, type Incident, type LiveView, type StandingCount } from '../core/live.ts';
import type { Place } from '../core/rights.ts';
import type { Walked } from '../core/stays.ts';
import type { Text } from '../core/text.ts';
import { inSightOf, type Filter } from './page.ts';
import type { StoredCase } from './stored-case.ts';

/** Times and failures are told over so many of the latest cases: reading them costs the same however many there ever were. */
const windowSize = 500;
/** So many incidents are told apart, those of most cases first. */
const mostIncidents = 100;

interface CountedIncident {
  _id: { path: string; slug: string };
  cases: number;
  oldest: string;
  title: Text;
}

/** Counts each case once a node, though several of its tokens may stand there. */
async function countStanding(cases: Collection, standing: Filter): Promise<StandingCount[]> {
  const found = await cases
    .aggregate<{ _id: string } & Omit<StandingCount, 'node'>>([
      { $match: standing },
      { $project: { standing: 1 } },
      { $unwind: '$standing' },
      // What only waits for what it opened is counted there.
      { $match: { 'standing.node': { $ne: '' } } },
      {
        $group: {
          _id: { case: '$_id', node: '$standing.node' },
          held: { $max: '$standing.held' },
          oldest: { $min: '$standing.since' },
        },
      },
      { $group: { _id: '$_id.node', open: { $sum: 1 }, held: { $sum: '$held' }, oldest: { $min: '$oldest' } } },
    ])
    .toArray();
  return found.map(({ _id: node, open, held, oldest }) => ({ node, open, held, oldest }));
}

async function countIncidents(cases: Collection, standing: Filter): Promise<Incident[]> {
  const found = await cases
    .aggregate<CountedIncident>([
      { $match: { $and: [standing, { 'standing.held': 1 }] } },
      { $project: { standing: 1 } },
      { $unwind: '$standing' },
      { $match: { 'standing.held': 1 } },
      {
        $group: {
          _id: { case: '$_id', path: '$standing.path', slug: '$standing.problem.slug' },
          oldest: { $min: '$standing.since' },
          title: { $first: '$standing.problem.title' },
        },
      },
      {
        $group: {
          _id: { path: '$_id.path', slug: '$_id.slug' },
          cases: { $sum: 1 },
          oldest: { $min: '$oldest' },
          title: { $first: '$title' },
        },
      },
      { $sort: { cases: -1 } },
      { $limit: mostIncidents },
    ])
    .toArray();
  return found.map(({ _id: { path, slug }, cases: count, oldest, title }) => ({
    ...{ path, problem: { slug, title }, cases: count, oldest },
  }));
}

/** The latest cases of the version, with what they went through. */
async function readWindow(cases: Collection, of: Filter) {
  const found = await cases
    .find(of, { projection: { walked: 1, openedAt: 1 } })
    .sort({ openedAt: -1 })
    .limit(windowSize)
    .toArray();
  return found as unknown as Pick<StoredCase, 'walked' | 'openedAt'>[];
}

/** Counts the cases of a version that somebody of a place may see. */
export async function countLive(
  cases: Collection,
  place: Place,
  scenario: string,
  version: number,
): Promise<Omit<LiveView, 'at'>> {
  const of = { 'scenario.id': scenario, 'scenario.version': version };
  const seen = inSightOf(place);
  const standing = { ...of, 'standing.node': { $exists: true }, ...seen };
  const [counts, incidents, latest, open, held, starting] = await Promise.all([
    countStanding(cases, standing),
    countIncidents(cases, standing),
    readWindow(cases, { ...of, ...seen }),
    cases.countDocuments(standing),
    cases.countDocuments({ ...standing, 'standing.held': 1 }),
    cases.countDocuments({ status: 'starting', ...of, ...seen }),
  ]);
  const walked: Walked[] = latest.flatMap((each) => Object.values(each.walked ?? {}));
  return {
    ...{ version, open: open + starting, starting, held, incidents },
    window: { cases: latest.length, most: windowSize, from: latest.at(-1)?.openedAt ?? null },
    nodes: figuresOf(counts, walked),
  };
}
