/** `npm run tour`: the whole way without a browser. `--scenario FILE --policy FILE --holder ID --input NAME=VALUE`; exits 0 when the card did its work. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { demoAccounts } from '../engine/api/demo-accounts.ts';
import { assertExists } from '../engine/core/control.ts';
import { partsWithoutPages, startPlatform } from './platform.ts';
import { freePorts } from './ports.ts';
import { readPorts, root } from './settings.ts';
import { runMain } from './steps.ts';
import { Refused, type AnsweredProblem } from './tour/api-client.ts';
import { takeTour } from './tour/take-tour.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: join(root, 'rulesets/scenarios/library-lending.json') },
    policy: { type: 'string', multiple: true, default: [] },
    holder: { type: 'string', default: 'demo-wang' },
    input: { type: 'string', multiple: true, default: [] },
    url: { type: 'string' },
  },
});

const say = (line: string) => console.log(line);
const account = (role: string) =>
  assertExists(
    demoAccounts.find((each) => each.role === role && each.region === '990000'),
    role,
  );

/** Prints a problem as a person reads it, with each place that it names. */
function tellProblem({ type, title, status, errors = [] }: AnsweredProblem): void {
  say(`✗ ${title} (${status} ${type.split('/').at(-1)})`);
  for (const { pointer, rule, message } of errors) say(`    at ${pointer} [${rule}]: ${message}`);
}

/** The platform that runs here already, or one of our own that ends with the tour. */
async function platformForTour(): Promise<{ api: string; stop: () => Promise<void> }> {
  const running = values.url ?? `http://127.0.0.1:${readPorts().server}`;
  const answers = await fetch(`${running}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (answers) return { api: `${running}/api`, stop: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'yikatong-tour-'));
  say('No platform runs here: starting one for the tour.');
  const platform = await startPlatform({ dataDir, ports: await freePorts(), only: [...partsWithoutPages, 'pcscd'] });
  return {
    api: platform.urls.api,
    async stop() {
      await platform.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function main(): Promise<number> {
  const platform = await platformForTour();
  try {
    const done = await takeTour({
      api: platform.api,
      accounts: { designer: account('scenario-designer'), reviewer: account('scenario-reviewer') },
      scenarioFile: values.scenario,
      policyFiles: values.policy,
      holder: values.holder,
      inputs: Object.fromEntries(
        values.input.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
      ),
      say,
    });
    return done ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tellProblem(error.problem);
    return 1;
  } finally {
    await platform.stop();
  }
}

await runMain(main);
