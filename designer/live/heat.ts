/** The heat of a drawing: which of the figures it shows, how much is much, and in which order the table lists them. */
import type { NodeFigures } from '../../engine/core/live.ts';

/** What the heat can show: how many cases stand there, how long they stay, how often they were held. */
export const heats = ['open', 'time', 'failures'] as const;
export type Heat = (typeof heats)[number];

/** The figure that a heat shows; of time the median of the visits that have ended. */
export const valueOf = (figures: NodeFigures, heat: Heat): number =>
  heat === 'open' ? figures.open : heat === 'time' ? (figures.medianMs ?? 0) : figures.failures;

const levels = 4;

/** The greatest value, by which the others are measured. */
export const mostOf = (nodes: readonly NodeFigures[], heat: Heat): number =>
  Math.max(0, ...nodes.map((each) => valueOf(each, heat)));

/** 0 for nothing, else 1 to 4 by quarters of the most. */
export const levelOf = (value: number, most: number): number =>
  value <= 0 || most <= 0 ? 0 : Math.max(1, Math.ceil((value / most) * levels));

/** The greatest value of each level, from 1 to 4; levels that no whole count falls into are left out. */
export function boundsOf(most: number, heat: Heat): { level: number; upTo: number }[] {
  if (most <= 0) return [];
  const bounds = Array.from({ length: levels }, (_, index) => {
    const upTo = (most * (index + 1)) / levels;
    return { level: index + 1, upTo: heat === 'time' ? upTo : Math.floor(upTo) };
  });
  return bounds.filter(({ upTo }, index) => upTo > 0 && upTo > (bounds[index - 1]?.upTo ?? 0));
}

/** The columns of the table that it can be sorted by. */
export const sortKeys = ['order', 'open', 'held', 'oldest', 'median', 'p90', 'failures'] as const;
export type SortKey = (typeof sortKeys)[number];

/** A node of the drawing with its figures and its place in it. */
export interface FiguresRow extends NodeFigures {
  order: number;
}

const sortable: Record<SortKey, (row: FiguresRow) => number> = {
  order: ({ order }) => order,
  open: ({ open }) => -open,
  held: ({ held }) => -held,
  oldest: ({ oldest }) => (oldest === null ? Infinity : Date.parse(oldest)),
  median: ({ medianMs }) => -(medianMs ?? -1),
  p90: ({ p90Ms }) => -(p90Ms ?? -1),
  failures: ({ failures }) => -failures,
};

/** The rows, the most first; those alike in the order of the drawing. */
export const sortedBy = (rows: readonly FiguresRow[], key: SortKey): FiguresRow[] =>
  [...rows].sort((a, b) => sortable[key](a) - sortable[key](b) || a.order - b.order);

/** A row for each node of a drawing, with nothing where nothing is known. */
export const rowsOf = (ids: readonly string[], nodes: readonly NodeFigures[]): FiguresRow[] =>
  ids.map((node, order) => {
    const known = nodes.find((each) => each.node === node);
    const none = { open: 0, held: 0, oldest: null, visits: 0, medianMs: null, p90Ms: null, failures: 0 };
    return { ...none, ...known, node, order };
  });
