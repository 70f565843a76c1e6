/** `npm run bench -- NAME`: progress on stderr, and one JSON line last on stdout. Ratios against a peer in the same run; a machine's own time means nothing. */
import { startMongodb } from '../embedded/mongodb.ts';
import { startTemporal } from '../embedded/temporal.ts';
import { CannotPrepare, outLoud, runMain } from '../steps.ts';
import { benchCanvas } from './canvas.ts';
import { httpUses } from './http.ts';
import { benchOnboarding } from './onboarding.ts';
import { benchPolicy } from './policy.ts';
import { benchScenario } from './scenario.ts';
import { benchTable } from './table-editor.ts';

const say = (line: string) => console.error(line);

/** Each bench by its name. */
const benches: Record<string, () => Promise<object>> = {
  canvas: () => benchCanvas(say),
  policy: () => benchPolicy(say),
  table: () => benchTable(say),

  async onboarding() {
    const temporal = await startTemporal({ step: outLoud, inMemory: true });
    const mongodb = await startMongodb({ step: outLoud });
    try {
      const most = Number(process.argv[3] ?? 8_000);
      return await benchOnboarding({ temporal: temporal.address, mongodb: mongodb.uri, say }, most);
    } finally {
      await temporal.stop();
      await mongodb.stop();
    }
  },

  async scenario() {
    // First, and with servers of its own: nothing else may take of the two cores what a gate would have.
    const http = await httpUses(say);
    // In memory: the server's own disk would hide what the platform adds.
    const temporal = await startTemporal({ step: outLoud, inMemory: true });
    const mongodb = await startMongodb({ step: outLoud });
    try {
      return { ...(await benchScenario({ temporal: temporal.address, mongodb: mongodb.uri, say })), http };
    } finally {
      await temporal.stop();
      await mongodb.stop();
    }
  },
};

await runMain(async () => {
  const name = process.argv[2] ?? '';
  const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!bench) throw new CannotPrepare(`there is no bench “${name}”; there are: ${Object.keys(benches).join(', ')}`);
  console.log(JSON.stringify(await bench()));
  process.exit(0);
});
