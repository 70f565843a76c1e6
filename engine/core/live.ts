/** The running cases of a version, counted by node: how many stand there, how long cases stay, and what is held. */
import { drawnOf, type Walked } from './stays.ts';
import type { Text } from './text.ts';

/** What is known of one node of the drawn scenario; steps inside a called scenario count at the node that calls it. */
export interface NodeFigures {
  node: string;
  /** Cases that stand there now, and those of them that are held. */
  open: number;
  held: number;
  /** Since when the longest of them stands there. */
  oldest: string | null;
  /** Within the window: how often it was left, how long cases had stayed there, and how often it was held. */
  visits: number;
  medianMs: number | null;
  p90Ms: number | null;
  failures: number;
}

/** Cases that are held by the same problem at the same node. */
export interface Incident {
  /** Path of the node. */
  path: string;
  problem: { slug: string; title: Text };
  cases: number;
  /** Since when the first of them is held there. */
  oldest: string;
}

/** The latest cases of the version, over which times and failures are told. */
export interface LiveWindow {
  cases: number;
  /** So many at most. */
  most: number;
  /** When the first of them was opened. */
  from: string | null;
}

/** GET /api/scenarios/{id}/live. Everything counts only the cases that whoever asks may see. */
export interface LiveView {
  version: number;
  /** When it was counted. */
  at: string;
  /** Cases under way, and those of them that are acknowledged but have not begun. */
  open: number;
  starting: number;
  held: number;
  window: LiveWindow;
  /** The nodes of which there is anything to say. */
  nodes: NodeFigures[];
  incidents: Incident[];
}

/** Where cases stand, by node. */
export type StandingCount = Pick<NodeFigures, 'node' | 'open' | 'held'> & { oldest: string };

/** The value below which a part of the sorted values lies; the greater of two neighbours. */
export const quantile = (sorted: readonly number[], part: number): number | null =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;

const nothing = (node: string): NodeFigures => ({
  ...{ node, open: 0, held: 0, oldest: null },
  ...{ visits: 0, medianMs: null, p90Ms: null, failures: 0 },
});

/** Puts together what stands now and what the cases of the window went through. */
export function figuresOf(standing: readonly StandingCount[], walked: Iterable<Walked>): NodeFigures[] {
  const figures = new Map<string, NodeFigures>(standing.map((each) => [each.node, { ...nothing(each.node), ...each }]));
  const times = new Map<string, number[]>();
  const of = (path: string): NodeFigures => {
    const node = drawnOf(path);
    const found = figures.get(node) ?? nothing(node);
    figures.set(node, found);
    return found;
  };
  for (const { stays, held } of walked) {
    for (const { path, ms } of stays) {
      // The node that calls is left itself, and what lies inside it is part of its stay.
      if (path.includes('/')) continue;
      of(path);
      const all = times.get(path) ?? [];
      all.push(ms);
      times.set(path, all);
    }
    for (const path of held) of(path).failures += 1;
  }
  for (const [node, all] of times) {
    const sorted = all.sort((a, b) => a - b);
    const more = { visits: sorted.length, medianMs: quantile(sorted, 0.5), p90Ms: quantile(sorted, 0.9) };
    Object.assign(of(node), more);
  }
  return [...figures.values()];
}
