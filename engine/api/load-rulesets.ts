/** Loads the rulesets that the platform ships: the standard, prompts, the calendar, the packs to start from with all that belongs to them, and the scenarios, policies, people and institutions of the demo province. */
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { CalendarFile, calendarOf } from '../core/calendar-file.ts';
import type { WorkCalendar } from '../core/calendar.ts';
import { CatalogueFile, DemoCatalogue } from '../core/catalogue/catalogue.ts';
import { DataResource } from '../core/data-sharing/data-resource.ts';
import { DemoCardholders, type DemoCardholder } from '../core/demo.ts';
import { DemoInstitutions, type Institution } from '../core/institution.ts';
import { NoticeCatalogue, type NoticeTemplates } from '../core/notice.ts';
import { PackHelp, type Pack } from '../core/pack.ts';
import { policiesNamedBy } from '../core/pin.ts';
import { PolicySuite } from '../core/policies/policy-suite.ts';
import { Policy } from '../core/policies/policy.ts';
import { PromptTranslation, type PromptTranslations } from '../core/prompts/prompt-languages.ts';
import { PromptCatalogue, type Prompts } from '../core/prompts/prompt.ts';
import { Province } from '../core/province.ts';
import { Scenario } from '../core/scenario.ts';
import { Standard } from '../core/standard.ts';
import { Suite } from '../core/suites/suite.ts';
import { DemoTerminals } from '../core/terminals/demo-terminals.ts';
import { DemoTerminalModels, type TerminalModel } from '../core/terminals/model.ts';
import { ZoneQuestions, type ZoneQuestion } from '../core/zone-questions.ts';
import { SampleTest } from '../core/terminals/sample-test.ts';

/** What lies in rulesets/. */
export interface Rulesets {
  /** The edition of the standard that the platform implements. */
  standard: Standard;
  prompts: Prompts;
  /** The words of notices, by their codes. */
  notices: NoticeTemplates;
  /** The application catalogue, as far as the sources name its items. */
  catalogue: CatalogueFile;
  /** What cardholders ask in the service zone, with answers. */
  questions: ZoneQuestion[];
  demoOpenings: DemoCatalogue['openings'];
  /** The prompts in the languages that have files of their own. */
  translations: PromptTranslations;
  scenarios: Scenario[];
  /** What there is to start from: scenarios that are nowhere in use, and those of the demo province. */
  packs: Pack[];
  policies: Policy[];
  /** The saved tests of scenarios, by scenario. */
  suites: Record<string, Suite>;
  /** The test rows of policies, by policy. */
  policySuites: Record<string, PolicySuite>;
  cardholders: DemoCardholder[];
  institutions: Institution[];
  terminalModels: TerminalModel[];
  terminals: DemoTerminals;
  /** The tests that models of terminals take. */
  sampleTests: SampleTest[];
  /** The data that may be asked for, with who provides it. */
  dataResources: DataResource[];
  /** The made-up province that policies are tried on. */
  province: Province;
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
  const notices = await readAll(NoticeCatalogue, 'notices');
  const translations = await readAll(PromptTranslation, 'prompts/languages');
  const scenarios = await readAll(Scenario, 'scenarios');
  const policies = await readAll(Policy, 'policies');
  const suites = await readNamed(Suite, 'suites');
  const help = await readNamed(PackHelp, 'help');
  return {
    standard: await read(Standard, 'standard/part2-draft.json'),
    catalogue: await read(CatalogueFile, 'catalogue/items.json'),
    questions: (await read(ZoneQuestions, 'zone/questions.json')).questions,
    demoOpenings: (await read(DemoCatalogue, 'demo/catalogue.json')).openings,
    ...{ scenarios, policies, suites },
    prompts: Object.assign({}, ...catalogues.map(({ prompts }) => prompts)) as Prompts,
    notices: Object.assign({}, ...notices.map((file) => file.notices)) as NoticeTemplates,
    translations: Object.fromEntries(translations.map((each) => [each.language, each])),
    packs: [...(await readAll(Scenario, 'packs')), ...scenarios].map((scenario) => ({
      scenario,
      suite: suites[scenario.id] ?? { tests: [] },
      policies: policies.filter(({ name }) => policiesNamedBy(scenario).includes(name)),
      help: help[scenario.id] ?? null,
    })),
    policySuites: await readNamed(PolicySuite, 'policy-suites'),
    cardholders: (await read(DemoCardholders, 'demo/cardholders.json')).cardholders,
    institutions: (await read(DemoInstitutions, 'demo/institutions.json')).institutions,
    terminalModels: (await read(DemoTerminalModels, 'demo/terminal-models.json')).models,
    terminals: await read(DemoTerminals, 'demo/terminals.json'),
    sampleTests: await readAll(SampleTest, 'terminal-tests'),
    dataResources: await readAll(DataResource, 'data-resources'),
    province: await read(Province, 'demo/province.json'),
    calendar: calendarOf(await read(CalendarFile, 'calendar/china.json')),
  };
}
