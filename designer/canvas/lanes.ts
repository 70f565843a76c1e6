/** The drawing by who acts: a lane for each, the nodes in it from left to right as they come. A view only: nothing of it is kept. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { actors, whoActs, type ActorName } from '../../engine/core/who-acts.ts';
import { layOut, nodeSize, type Positions } from './layout.ts';

/** A lane: who acts in it, and where it lies. */
export interface Lane {
  actor: ActorName;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Lanes {
  places: Positions;
  lanes: Lane[];
}

const gap = { x: 80, y: 32 };
const margin = { left: 160, top: 32 };

/** The columns of a drawing laid out by rank: for every node the number of its column. */
function columnsOf({ groups: _groups, ...scenario }: Scenario): ReadonlyMap<string, number> {
  const ranked = layOut(scenario);
  const xs = [...new Set(Object.values(ranked).map(({ x }) => x))].sort((a, b) => a - b);
  return new Map(Object.entries(ranked).map(([id, { x }]) => [id, xs.indexOf(x)]));
}

/** The nodes of an actor, each in its column and there below what came before. */
function rowsOf(
  ids: readonly string[],
  columns: ReadonlyMap<string, number>,
): { rows: [string, number][]; count: number } {
  const taken = new Map<number, number>();
  const rows = ids.map((id): [string, number] => {
    const column = columns.get(id) ?? 0;
    const row = taken.get(column) ?? 0;
    taken.set(column, row + 1);
    return [id, row];
  });
  return { rows, count: Math.max(0, ...taken.values()) };
}

/** Lays a scenario out in lanes, those of nobody left out. */
export function layInLanes(scenario: Scenario): Lanes {
  const columns = columnsOf(scenario);
  const by = Map.groupBy(scenario.nodes, whoActs);
  const width = margin.left + (Math.max(0, ...columns.values()) + 1) * (nodeSize.width + gap.x);
  const places: Positions = {};
  const lanes: Lane[] = [];
  let y = 0;
  for (const actor of Object.keys(actors) as ActorName[]) {
    const { rows, count } = rowsOf(
      (by.get(actor) ?? []).map(({ id }) => id),
      columns,
    );
    if (count === 0) continue;
    const height = 2 * margin.top + count * (nodeSize.height + gap.y) - gap.y;
    for (const [id, row] of rows)
      places[id] = {
        x: margin.left + (columns.get(id) ?? 0) * (nodeSize.width + gap.x),
        y: y + margin.top + row * (nodeSize.height + gap.y),
      };
    lanes.push({ actor, x: 0, y, width, height });
    y += height;
  }
  return { places, lanes };
}
