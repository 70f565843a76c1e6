/** Reads BPMN XML into the model, or says why it can't be read. */
import type { ModdleElement } from 'bpmn-moddle';
import { text } from '../core/text.ts';
import type { ImportProblem } from './import-report.ts';
import { model } from './moddle.ts';
import { scanXml } from './scan-xml.ts';

/** The definitions of a file, null where it can't be read, and what is wrong with it. */
export interface ReadXml {
  definitions: ModdleElement | null;
  problems: ImportProblem[];
}

/** Reads a file's text; never throws. */
export async function readXml(source: string): Promise<ReadXml> {
  const xml = source.replace(/^\ufeff/, '');
  const refused = scanXml(xml);
  if (refused) return { definitions: null, problems: [refused] };
  try {
    const { rootElement, warnings } = await model.fromXML(xml);
    const problems = warnings.map(problemOf).filter((problem) => problem !== null);
    return { definitions: rootElement, problems: firstOf(problems) };
  } catch (error) {
    return { definitions: null, problems: [malformed(error)] };
  }
}

const mostProblems = 100;

/** The first of many problems, and how many more there are. */
function firstOf(problems: ImportProblem[]): ImportProblem[] {
  const more = problems.length - mostProblems;
  if (more <= 0) return problems;
  const message = text(`还有 ${more} 处问题`, `There are ${more} more`);
  return [...problems.slice(0, mostProblems), { rule: 'and-more', message }];
}

/** The parser tells line and nested error in its message; lines count from 0 there. */
function malformed(error: unknown): ImportProblem {
  const said = error instanceof Error ? error.message : '';
  const warnings = (error as { warnings?: { message: string }[] } | null)?.warnings ?? [];
  const detail = [said, ...warnings.map(({ message }) => message)].join('\n');
  const { line, nested } = placeOf(detail);
  if (said.startsWith('failed to parse document as')) {
    return { rule: 'not-bpmn', ...line, message: text('文件不是 BPMN 2.0', 'The file is not BPMN 2.0') };
  }
  return {
    rule: 'malformed-xml',
    ...line,
    message: text(`XML 格式有误：${nested}`, `The XML is not well-formed: ${nested}`),
  };
}

function placeOf(message: string): { line: { line?: number }; nested: string } {
  const line = /line: (\d+)/.exec(message)?.[1];
  const nested = /nested error: (.*)/.exec(message)?.[1] ?? message.split('\n')[0] ?? '';
  return { line: line === undefined ? {} : { line: Number(line) + 1 }, nested };
}

/** A warning of the parser that an author should know of; unknown attributes are every vendor's habit. */
function problemOf({ message }: { message: string }): ImportProblem | null {
  if (message.startsWith('unknown attribute')) return null;
  const { line, nested } = placeOf(message);
  const reference = /unresolved reference <(.*)>/s.exec(message)?.[1];
  if (reference !== undefined) {
    return {
      rule: 'unresolved-reference',
      message: text(`引用的元素不存在：${reference}`, `It refers to an element that does not exist: ${reference}`),
    };
  }
  return {
    rule: 'unreadable-part',
    ...line,
    message: text(`有一处内容无法识别，已略过：${nested}`, `A part is not understood and was passed over: ${nested}`),
  };
}
