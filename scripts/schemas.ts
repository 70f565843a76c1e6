/** Writes what derives from the code: the JSON Schemas of what authors write by hand, and the pages of the node kinds: `node scripts/schemas.ts`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { CalendarFile } from '../engine/core/calendar-file.ts';
import { DemoCertifiedInstitutions } from '../engine/core/certified-institution.ts';
import { CatalogueFile, DemoCatalogue } from '../engine/core/catalogue/catalogue.ts';
import { DemoCardholders } from '../engine/core/demo.ts';
import { DemoInstitutions } from '../engine/core/institution.ts';
import { NoticeCatalogue } from '../engine/core/notice.ts';
import { PolicySuite } from '../engine/core/policies/policy-suite.ts';
import { PackHelp } from '../engine/core/pack.ts';
import { Policy } from '../engine/core/policies/policy.ts';
import { PromptTranslation } from '../engine/core/prompts/prompt-languages.ts';
import { PromptCatalogue } from '../engine/core/prompts/prompt.ts';
import { Province } from '../engine/core/province.ts';
import { Standard } from '../engine/core/standard.ts';
import { Suite } from '../engine/core/suites/suite.ts';
import { DemoTerminals } from '../engine/core/terminals/demo-terminals.ts';
import { DemoTerminalModels } from '../engine/core/terminals/model.ts';
import { DataResource } from '../engine/core/data-sharing/data-resource.ts';
import { SampleTest } from '../engine/core/terminals/sample-test.ts';
import { ZoneQuestions } from '../engine/core/zone-questions.ts';
import { nodePages, nodePageText } from './node-docs.ts';
import { procedurePages, procedurePageText } from './procedure-docs.ts';
import { scenarioSchema, spokenSchema } from './scenario-schema.ts';

/** Each schema by its file name below rulesets/schemas/. */
export const schemas: Record<string, () => object> = {
  'scenario.schema.json': scenarioSchema,
  'policy.schema.json': () => spokenSchema(Policy),
  'policy-suite.schema.json': () => spokenSchema(PolicySuite),
  'catalogue.schema.json': () => spokenSchema(CatalogueFile),
  'zone-questions.schema.json': () => spokenSchema(ZoneQuestions),
  'prompts.schema.json': () => spokenSchema(PromptCatalogue),
  'notices.schema.json': () => spokenSchema(NoticeCatalogue),
  'prompt-translation.schema.json': () => spokenSchema(PromptTranslation),
  'suite.schema.json': () => spokenSchema(Suite),
  'help.schema.json': () => spokenSchema(PackHelp),
  'work-calendar.schema.json': () => spokenSchema(CalendarFile),
  'standard.schema.json': () => spokenSchema(Standard),
  'demo-catalogue.schema.json': () => spokenSchema(DemoCatalogue),
  'demo-cardholders.schema.json': () => spokenSchema(DemoCardholders),
  'demo-institutions.schema.json': () => spokenSchema(DemoInstitutions),
  'terminal-models.schema.json': () => spokenSchema(DemoTerminalModels),
  'demo-terminals.schema.json': () => spokenSchema(DemoTerminals),
  'terminal-test.schema.json': () => spokenSchema(SampleTest),
  'demo-certified-institutions.schema.json': () => spokenSchema(DemoCertifiedInstitutions),
  'data-resource.schema.json': () => spokenSchema(DataResource),
  'province.schema.json': () => spokenSchema(Province),
};

/** The text of a schema's file. */
export const schemaText = (name: string): Promise<string> =>
  format(JSON.stringify(schemas[name]?.()), { parser: 'json', printWidth: 120 });

if (import.meta.main) {
  const folder = new URL('../rulesets/schemas/', import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const name of Object.keys(schemas)) await writeFile(new URL(name, folder), await schemaText(name));
  const docs = new URL('../docs/', import.meta.url);
  for (const [name, language] of Object.entries(nodePages)) {
    await writeFile(new URL(name, docs), await nodePageText(language));
  }
  for (const [name, language] of Object.entries(procedurePages)) {
    await writeFile(new URL(name, docs), await procedurePageText(language));
  }
}
