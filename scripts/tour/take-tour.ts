/** The tour: a scenario from a file, through the public interface, to a card that is used, each step told. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Checks, Draft, PolicySummary, SavedSuite, VersionSummary } from '../../engine/core/api.ts';
import type { CaseRecord, TraceStep } from '../../engine/core/case.ts';
import type { Coverage } from '../../engine/core/suites/coverage.ts';
import { policiesNamedBy } from '../../engine/core/pin.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { SuiteRun } from '../../engine/core/suites/suite-run.ts';
import type { Suite } from '../../engine/core/suites/suite.ts';
import type { FactValue } from '../../engine/core/facts/facts.ts';
import { Refused, signIn, type ApiClient } from './api-client.ts';

/** What the tour is told. */
export interface TourOptions {
  /** Address of the API, such as http://127.0.0.1:8080/api. */
  api: string;
  accounts: { designer: { account: string; password: string }; reviewer: { account: string; password: string } };
  scenarioFile: string;
  /** Files of policies; those that the scenario names are looked for beside it too. */
  policyFiles: string[];
  holder: string;
  inputs: Record<string, FactValue>;
  say: (line: string) => void;
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** Walks the whole way. @returns whether the card did what its holder wanted. @throws Refused with the problem of the first step that is refused */
export async function takeTour(options: TourOptions): Promise<boolean> {
  const { api, accounts, say } = options;
  const designer = await signIn(api, accounts.designer.account, accounts.designer.password);
  say(`1. Signed in as ${accounts.designer.account}`);
  const document = (await readJson(options.scenarioFile)) as Scenario;
  const reviewer = await signIn(api, accounts.reviewer.account, accounts.reviewer.password);
  await bringPolicies(designer, reviewer, document, options);
  await bringDraft(designer, document, say);

  const checks = await designer.post<Checks>(`/scenarios/${document.id}/checks`, {});
  say(`4. Checked: ${checks.errors} errors, ${checks.warnings} warnings`);
  for (const { severity, pointer, message, clauses } of checks.findings)
    say(`     ${severity} at ${pointer}: ${message.en} [${clauses.join(', ')}]`);

  await bringSuite(designer, document.id, options);
  const filed = await designer.post<VersionSummary>(`/scenarios/${document.id}/filings`, {});
  say(`5. Filed as version ${filed.version}, SM3 ${filed.digest.slice(0, 16)}…`);
  await reviewer.post(`/scenarios/${document.id}/versions/${filed.version}/publish`, {
    reason: 'Its checks and its saved tests are green',
  });
  say(`6. Published by ${accounts.reviewer.account}, a second person`);

  const opened = await designer.post<CaseRecord>(`/scenarios/${document.id}/cases?wait=30`, {
    card: options.holder,
    inputs: inputsFor(document, options.inputs),
  });
  say(`7. Used the card of ${options.holder} (demo data): case ${opened.id}`);
  const record = await ended(designer, opened);
  for (const step of record.trace) tellStep(step, say);
  const { outcome, holder, status, problem } = record;
  say(
    `8. The record: ${status}${outcome ? ` with “${outcome.label.en}” (${outcome.code})` : ''}${problem ? `: ${problem.title.en}` : ''}`,
  );
  say(
    JSON.stringify(
      {
        id: record.id,
        scenario: record.scenario.id,
        version: record.scenario.version,
        holder,
        outcome: outcome?.code,
        openedAt: record.openedAt,
        endedAt: record.endedAt,
        steps: record.trace.length,
      },
      null,
      2,
    ),
  );
  if (outcome?.success !== true)
    say(`Not done at node “${record.trace.at(-1)?.node ?? record.at.join(', ')}”: ${lastPrompt(record)}`);
  return outcome?.success === true;
}

/** Adds the policies that a scenario names from the given files and from those beside it; a second person releases them. */
async function bringPolicies(
  designer: ApiClient,
  reviewer: ApiClient,
  document: Scenario,
  { scenarioFile, policyFiles, say }: TourOptions,
): Promise<void> {
  const beside = policiesNamedBy({ ...document, nodes: Array.isArray(document.nodes) ? document.nodes : [] })
    .map((name) => join(dirname(scenarioFile), '..', 'policies', `${name}.json`))
    .filter((file) => existsSync(file));
  const files = policyFiles.length > 0 ? policyFiles : beside;
  for (const file of files) {
    const policy = (await readJson(file)) as { name: string };
    const known = await designer.get<PolicySummary>(`/policies/${policy.name}`).catch(() => null);
    const stored = await designer.post<PolicySummary>(
      known ? `/policies/${policy.name}/versions` : '/policies',
      policy,
    );
    await reviewer.post(`/policies/${stored.name}/versions/${stored.version}/release`, {
      reason: 'Its rules were read one by one and its test rows are green',
    });
    say(`2. Policy ${stored.name}, version ${stored.version}, released by a second person`);
  }
}

/** Creates the scenario, or saves it over the draft there is. */
async function bringDraft(designer: ApiClient, document: Scenario, say: (line: string) => void): Promise<void> {
  try {
    await designer.post('/scenarios', document);
    say(`3. Created scenario ${document.id}`);
  } catch (error) {
    if (!(error instanceof Refused) || !error.problem.type.endsWith('already-exists')) throw error;
    const { revision } = await designer.get<Draft>(`/scenarios/${document.id}/draft`);
    await designer.put(`/scenarios/${document.id}/draft`, document, { 'if-match': `"${revision}"` });
    say(`3. Saved scenario ${document.id} over its draft, revision ${revision + 1}`);
  }
}

/** Saves the tests that lie beside the scenario; where there are none, those saved before if they pass, else generated ones. */
async function bringSuite(designer: ApiClient, id: string, { scenarioFile, say }: TourOptions): Promise<void> {
  const file = join(dirname(scenarioFile), '..', 'suites', `${id}.json`);
  const { revision, suite } = await designer.get<SavedSuite>(`/scenarios/${id}/suite`);
  const save = (fresh: unknown) =>
    designer.put<SavedSuite>(`/scenarios/${id}/suite`, fresh, { 'if-match': `"${revision}"` });
  if (existsSync(file)) {
    const saved = await save(await readJson(file));
    say(`   Tests: ${saved.suite.tests.length} from ${file}`);
    return;
  }
  const run = await designer.post<SuiteRun>(`/scenarios/${id}/suite/runs`, {});
  if (suite.tests.length > 0 && run.passed) return;
  const found = await designer.post<Generated>(`/scenarios/${id}/suite/generations`, {});
  await save(found.suite);
  const { covered, total } = found.coverage.branches;
  say(`   Tests: ${found.suite.tests.length} generated, which take ${covered} of ${total} ways`);
}

type Generated = { suite: Suite; coverage: Coverage };

/** The inputs given, and for each that is not, the example that the scenario's start gives; numbers and yes or no as their types. */
function inputsFor(document: Scenario, given: Record<string, FactValue>): Record<string, FactValue> {
  const asked = document.nodes.find(({ kind }) => kind === 'start')?.settings['inputs'];
  const declared = Array.isArray(asked) ? (asked as { name: string; type?: string; example?: string }[]) : [];
  const examples = declared.flatMap(({ name, example }) => (example === undefined ? [] : [[name, example] as const]));
  const all: Record<string, FactValue> = { ...Object.fromEntries(examples), ...given };
  for (const { name, type } of declared) if (name in all) all[name] = typed(all[name] ?? '', type);
  return all;
}

/** A value from the command line as the type that is asked for, where it can be read as one. */
function typed(value: FactValue, type: string | undefined): FactValue {
  if (type === 'number' && value !== '' && !Number.isNaN(Number(value))) return Number(value);
  return type === 'boolean' && (value === 'true' || value === 'false') ? value === 'true' : value;
}

/** The record once the case has ended; it may take longer than the request waited. */
async function ended(client: ApiClient, opened: CaseRecord): Promise<CaseRecord> {
  let record = opened;
  for (let tries = 0; tries < 300 && record.endedAt === null; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    record = await client.get<CaseRecord>(`/cases/${opened.id}`);
  }
  return record;
}

function tellStep(step: TraceStep, say: (line: string) => void): void {
  say(
    `     ${String(step.seq).padStart(2)}. ${step.node} → ${step.port} (${step.tookMs} ms)${step.note ? `: ${step.note.en}` : ''}`,
  );
  if (step.decision)
    say(
      `         ${step.decision.level} policy ${step.decision.policy}, rule ${step.decision.rule ?? 'none'}: ${step.decision.reason.en}`,
    );
  for (const { audience, text } of step.prompts) say(`         ${audience} sees: ${text['zh-CN']} / ${text.en}`);
}

const lastPrompt = ({ trace, problem }: CaseRecord): string =>
  trace.at(-1)?.prompts[0]?.text.en ?? problem?.title.en ?? 'it did not end in time';
