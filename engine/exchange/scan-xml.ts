/** Looks through XML before anything parses it: refuses declarations that could blow it up, and bounds its size, its depth and its number of tags. */
import { text } from '../core/text.ts';
import type { ImportProblem } from './import-report.ts';

const largest = 5 * 1024 * 1024;
const deepest = 60;
/** More than the largest scenario we take has when it is exported. */
const mostTags = 60_000;
/** A parser warns of each at a cost that grows with the file. */
const mostRepeatedIds = 100;
/** How far into a tag its id is looked for. */
const longestTag = 2000;

/** What keeps a text from being parsed at all; null where nothing does. Takes time linear in its length. */
export function scanXml(xml: string): ImportProblem | null {
  if (xml.length > largest)
    return { rule: 'too-large', message: text('文件超过 5 MB', 'The file is larger than 5 MB') };
  let depth = 0;
  let tags = 0;
  let repeated = 0;
  const ids = new Set<string>();
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const skipped = skipsTo(xml, at);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    if (xml.startsWith('<!', at)) return problemAt(xml, at, 'declaration', declared);
    const end = endOfTag(xml, at);
    if (xml[at + 1] === '/') depth -= 1;
    else if (xml[end - 1] !== '/') depth += 1;
    tags += 1;
    const id = /\sid\s*=\s*["']([^"'<>]{0,200})["']/.exec(xml.slice(at, Math.min(end, at + longestTag)))?.[1];
    if (id !== undefined) {
      if (ids.has(id)) repeated += 1;
      ids.add(id);
    }
    if (repeated > mostRepeatedIds) return problemAt(xml, at, 'repeated-ids', manyRepeated);
    if (depth > deepest) return problemAt(xml, at, 'too-deep', tooDeep);
    if (tags > mostTags) return problemAt(xml, at, 'too-many-elements', tooMany);
    at = end;
  }
  return null;
}

const declared = text(
  '文件含有 DOCTYPE 或实体声明，出于安全考虑不予读取',
  'The file has a DOCTYPE or entity declaration; it is not read, for safety',
);
const tooDeep = text(`标签嵌套超过 ${deepest} 层`, `Tags are nested deeper than ${deepest} levels`);
const manyRepeated = text('许多元素的 id 相同', 'Many elements have the same id');
const tooMany = text('标签过多', 'There are too many tags');

/** The number of the line, from 1, in which a place lies. */
export function lineOf(xml: string, at: number): number {
  let line = 1;
  for (let next = xml.indexOf('\n'); next >= 0 && next < at; next = xml.indexOf('\n', next + 1)) line += 1;
  return line;
}

const problemAt = (xml: string, at: number, rule: string, message: ImportProblem['message']): ImportProblem => ({
  rule,
  line: lineOf(xml, at),
  message,
});

/** Where a comment, a CDATA section or a processing instruction ends; null where none begins. */
function skipsTo(xml: string, at: number): number | null {
  for (const [opening, closing] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const) {
    if (!xml.startsWith(opening, at)) continue;
    const end = xml.indexOf(closing, at + opening.length);
    return end < 0 ? xml.length : end + closing.length;
  }
  return null;
}

/** Where the `>` of a tag stands; quotes may hold others. */
function endOfTag(xml: string, at: number): number {
  let quote = '';
  for (let end = at + 1; end < xml.length; end += 1) {
    const character = xml[end] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return end;
  }
  return xml.length;
}
