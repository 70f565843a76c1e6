/** Loads the rulesets that the platform ships: prompts, the calendar, the packs to start from with all that belongs to them, and the scenarios, policies and people of the demo province. */
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CalendarFile, calendarOf } from '../core/calendar-file.ts';
import type { WorkCalendar } from '../core/calendar.ts';
import { DemoCardholders, type DemoCardholder } from '../core/demo.ts';
import { PackHelp, type Pack } from '../core/pack.ts';
import { policiesNamedBy } from '../core/pin.ts';
import { Policy } from '../core/policy.ts';
import { PromptCatalogue, type Prompts } from '../core/prompt.ts';
import { Scenario } from '../core/scenario.ts';
import { Suite } from '../core/suite.ts';

/** What lies in rulesets/. */
export interface Rulesets {
  prompts: Prompts;
  scenarios: Scenario[];
  /** What there is to start from: scenarios that are nowhere in use, and those of the demo province. */
  packs: Pack[];
  policies: Policy[];
  /** The saved tests of scenarios, by scenario. */
  suites: Record<string, Suite>;
  cardholders: DemoCardholder[];
  /** The days on which offices work. */
  calendar: WorkCalendar;
}

const root = new URL('../../rulesets/', import.meta.url);

async function read<T extends z.ZodType>(schema: T, path: string): Promise<z.infer<T>> {
  const result = schema.safeParse(JSON.parse(await readFile(new URL(path, root), 'utf8')));
  if (result.success) return result.data;
  throw new Error(`rulesets/${path}: ${z.prettifyError(result.error)}`);
}

const filesOf = async (folder: string): Promise<string[]> =>
  (await readdir(new URL(`${folder}/`, root))).filter((name) => name.endsWith('.json')).sort();

async function readAll<T extends z.ZodType>(schema: T, folder: string): Promise<z.infer<T>[]> {
  return Promise.all((await filesOf(folder)).map((name) => read(schema, `${folder}/${name}`)));
}

/** Reads every file of a folder, each under its name without the ending. */
async function readNamed<T extends z.ZodType>(schema: T, folder: string): Promise<Record<string, z.infer<T>>> {
  const files = (await filesOf(folder)).map(async (name): Promise<[string, z.infer<T>]> => [
    name.replace(/\.json$/, ''),
    await read(schema, `${folder}/${name}`),
  ]);
  return Object.fromEntries(await Promise.all(files));
}

/** Reads and checks every ruleset. @throws an error that names the file that is wrong */
export async function loadRulesets(): Promise<Rulesets> {
  const catalogues = await readAll(PromptCatalogue, 'prompts');
  const scenarios = await readAll(Scenario, 'scenarios');
  const policies = await readAll(Policy, 'policies');
  const suites = await readNamed(Suite, 'suites');
  const help = await readNamed(PackHelp, 'help');
  return {
    ...{ scenarios, policies, suites },
    prompts: Object.assign({}, ...catalogues.map(({ prompts }) => prompts)) as Prompts,
    packs: [...(await readAll(Scenario, 'packs')), ...scenarios].map((scenario) => ({
      scenario,
      suite: suites[scenario.id] ?? { tests: [] },
      policies: policies.filter(({ name }) => policiesNamedBy(scenario).includes(name)),
      help: help[scenario.id] ?? null,
    })),
    cardholders: (await read(DemoCardholders, 'demo/cardholders.json')).cardholders,
    calendar: calendarOf(await read(CalendarFile, 'calendar/china.json')),
  };
}
