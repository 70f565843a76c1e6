/** The stage of dry runs and saved tests: made-up people, outside systems that answer for them, and room for others between two runs. */
import { scriptOfDemo } from '../core/demo-script.ts';
import type { Stage } from '../core/suites/rehearse.ts';
import type { Place } from '../core/rights.ts';
import type { World } from '../core/suites/suite.ts';
import type { ApiParts } from './api-parts.ts';

/** A stage for one run: outside systems remember what they were asked, so no run gets that of another. */
export function stageOf(
  { people, calendar }: Pick<ApiParts, 'people' | 'calendar'>,
  { start }: Pick<World, 'start'>,
  place: Place,
): Stage {
  const { card, at, mode } = start;
  const phone = people.some(({ id }) => id === card) ? card : undefined;
  return {
    script: scriptOfDemo(people, {
      ...(at !== undefined && { at }),
      ...(phone !== undefined && { phone }),
      ...(mode && { mode }),
    }),
    place: { region: place.region, institution: place.institution },
    calendar,
  };
}

/** Lets whoever else waits for this process have their turn, then gives a stage. */
export async function nextStage(api: ApiParts, world: Pick<World, 'start'>, place: Place): Promise<Stage> {
  await new Promise((resolve) => setImmediate(resolve));
  return stageOf(api, world, place);
}
