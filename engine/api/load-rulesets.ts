/** Loads the rulesets that the platform ships: prompts, the calendar, and the scenarios, policies and people of the demo province. */
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CalendarFile, calendarOf } from '../core/calendar-file.ts';
import type { WorkCalendar } from '../core/calendar.ts';
import { DemoCardholders, type DemoCardholder } from '../core/demo.ts';
import { Policy } from '../core/policy.ts';
import { PromptCatalogue, type Prompts } from '../core/prompt.ts';
import { Scenario } from '../core/scenario.ts';

/** What lies in rulesets/. */
export interface Rulesets {
  prompts: Prompts;
  scenarios: Scenario[];
  policies: Policy[];
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

async function readAll<T extends z.ZodType>(schema: T, folder: string): Promise<z.infer<T>[]> {
  const names = (await readdir(new URL(`${folder}/`, root))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => read(schema, `${folder}/${name}`)));
}

/** Reads and checks every ruleset. @throws an error that names the file that is wrong */
export async function loadRulesets(): Promise<Rulesets> {
  const catalogues = await readAll(PromptCatalogue, 'prompts');
  return {
    prompts: Object.assign({}, ...catalogues.map(({ prompts }) => prompts)) as Prompts,
    scenarios: await readAll(Scenario, 'scenarios'),
    policies: await readAll(Policy, 'policies'),
    cardholders: (await read(DemoCardholders, 'demo/cardholders.json')).cardholders,
    calendar: calendarOf(await read(CalendarFile, 'calendar/china.json')),
  };
}
