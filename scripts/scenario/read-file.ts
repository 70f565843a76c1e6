// Reads what the shell is given: a scenario as JSON or BPMN, or any other JSON; what is wrong becomes a problem with its file.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Scenario } from '../../engine/core/scenario.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { importBpmn } from '../../engine/exchange/import-bpmn.ts';

/** What is wrong with a file, as the shell answers it. */
export interface FileProblem {
  file: string;
  rule: string;
  /** JSON Pointer into the file, where it is JSON. */
  pointer?: string;
  line?: number;
  message: Text;
}

/** Thrown when a file can't be used. */
export class Unusable extends Error {
  readonly problems: FileProblem[];
  constructor(problems: FileProblem[]) {
    super(problems[0]?.message.en);
    this.problems = problems;
  }
}

/** The path of a file that is named on the command line: from where npm was called. */
export const pathOf = (file: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

/** Reads a file's text. @throws Unusable where it can't be read */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(pathOf(file), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    const message = text(`文件无法读取（${code}）`, `The file cannot be read (${code})`);
    throw new Unusable([{ file, rule: 'not-readable', message }]);
  }
}

/** Reads JSON. @throws Unusable where it is none */
export function parseJson(file: string, source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch (error) {
    const detail = error instanceof Error ? error.message : '';
    const message = text(`不是有效的 JSON：${detail}`, `It is not valid JSON: ${detail}`);
    throw new Unusable([{ file, rule: 'malformed-json', message }]);
  }
}

/** Whether a text is XML rather than JSON. */
export const isXml = (source: string): boolean => /^\ufeff?\s*</.test(source);

/** Reads a document of any kind: what stands there, before any schema. BPMN is imported. @throws Unusable */
export async function readDocument(file: string): Promise<unknown> {
  const source = await readText(file);
  if (!isXml(source)) return parseJson(file, source);
  const { scenario, problems } = await importBpmn(source);
  if (scenario) return scenario;
  throw new Unusable(problems.map((problem) => ({ file, ...problem })));
}

/** Reads a scenario. @throws Unusable with every field that is wrong */
export async function readScenario(file: string): Promise<Scenario> {
  const parsed = Scenario.safeParse(await readDocument(file));
  if (parsed.success) return parsed.data;
  throw new Unusable(fieldErrorsOf(parsed.error).map((error) => ({ file, ...error })));
}
