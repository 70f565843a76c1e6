/** Tells stories in Temporal with time skipped, so many on a server of their own; what a server leaves standing is told again on another. */
import type { Script } from '../../engine/core/simulate.ts';
import { createStoryHost, type StoryHost } from './story-host.ts';
import { startTimeSkipping } from './temporal.ts';

/** So many cases run at a time, and so many on one server. */
const atATime = 20;
const onAServer = 150;
/** A server on which nothing ends for so long has lost something, and its cases are told again on another. */
const standingMs = 20_000;
const mostServers = 4;

/** How stories are told. */
export interface Telling<Story> {
  /** Runs one; `caseId` is its own on its server. @throws what differs */
  tell: (host: StoryHost, story: Story, caseId: string) => Promise<void>;
  nameOf: (story: Story) => string;
  /** What is outside of cases that do not bring their own. */
  outside: () => Script;
}

const passed = (ms: number) => new Promise<false>((resolve) => setTimeout(() => resolve(false), ms));

/** Tells stories on one server. Gives those that it left standing, for now and then it does not notice that time may skip on, nor hands out a write. */
async function tellOnOne<Story>(
  stories: readonly Story[],
  { tell, nameOf, outside }: Telling<Story>,
  wrong: string[],
): Promise<Story[]> {
  const environment = await startTimeSkipping();
  const host = await createStoryHost(environment, outside);
  const left = new Set(stories);
  let moved = Date.now();
  let next = 0;
  const works = Array.from({ length: atATime }, async () => {
    for (let index = next++; index < stories.length; index = next++) {
      const each = stories[index]!;
      await tell(host, each, `story-${index}`).catch((error: unknown) => {
        if (left.has(each)) wrong.push(`${nameOf(each)}: ${error instanceof Error ? error.message : String(error)}`);
      });
      left.delete(each);
      moved = Date.now();
    }
  });
  const all = Promise.all(works).then(() => true);
  while (Date.now() - moved < standingMs && !(await Promise.race([all, passed(500)])));
  const standing = [...left];
  left.clear();
  next = stories.length;
  await Promise.race([host.stop(), passed(10_000)]);
  await environment.teardown();
  await Promise.race([all, passed(10_000)]);
  return standing;
}

/** Tells them all. Gives what differed, and what no server told to its end, by name. */
export async function tellOnServers<Story>(stories: readonly Story[], telling: Telling<Story>): Promise<string[]> {
  const wrong: string[] = [];
  for (let from = 0; from < stories.length; from += onAServer) {
    let left = stories.slice(from, from + onAServer);
    for (let servers = 0; left.length > 0 && servers < mostServers; servers += 1)
      left = await tellOnOne(left, telling, wrong);
    wrong.push(...left.map((each) => `${telling.nameOf(each)}: left standing by ${mostServers} servers`));
  }
  return wrong;
}
