/** Reads XML into a plain tree with the line of each element: bounded, without entities of its own, in time linear in its length. */
import { text, type Text } from '../core/text.ts';
import type { ImportProblem } from './import-report.ts';
import { lineOf } from './scan-xml.ts';

/** An element as it stands in the file. */
export interface XmlElement {
  /** Its name without prefix. */
  name: string;
  /** The namespace that its prefix stands for; empty where none is declared. */
  uri: string;
  /** Its attributes by their full names. */
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  /** Its own text, without that of its children. */
  text: string;
  /** Number of its line, from 1. */
  line: number;
}

/** What a file may have at most. */
export interface XmlBounds {
  characters: number;
  tags: number;
  depth: number;
}

class Malformed extends Error {
  readonly at: number;
  readonly rule: string;
  readonly words: Text;
  constructor(at: number, rule: string, words: Text) {
    super(words.en);
    [this.at, this.rule, this.words] = [at, rule, words];
  }
}

type Names = ReadonlyMap<string, string>;

const noAttributes: Names = new Map();
const named = /[^\s/>="'<]+/y;
const attribute = /\s+([^\s/>="'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;
const closing = /<\/([^\s>]+)\s*>/y;
const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const broken = (at: number, zh: string, en: string) =>
  new Malformed(at, 'malformed-xml', text(`XML 格式有误：${zh}`, `The XML is not well-formed: ${en}`));

function decoded(raw: string, at: number): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;&\s]{0,40});?/g, (whole, name: string) => {
    const code = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const point = code ? parseInt(code[1] ?? code[2] ?? '', code[1] ? 16 : 10) : NaN;
    if (whole.endsWith(';') && point <= 0x10ffff) return String.fromCodePoint(point);
    const known = whole.endsWith(';') && Object.hasOwn(entities, name) ? entities[name] : undefined;
    if (known === undefined) throw broken(at, `未知的实体 ${whole}`, `unknown entity ${whole}`);
    return known;
  });
}

function matchAt(pattern: RegExp, xml: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(xml);
}

/** Counts lines as the reader goes on. */
function lineCounter(xml: string) {
  let [line, next] = [1, xml.indexOf('\n')];
  return (at: number): number => {
    while (next >= 0 && next < at) {
      line += 1;
      next = xml.indexOf('\n', next + 1);
    }
    return line;
  };
}

interface Opened {
  element: XmlElement;
  fullName: string;
  namespaces: Names;
}

function attributesAt(xml: string, from: number): { attributes: Names; end: number } {
  let end = from;
  let attributes: Map<string, string> | undefined;
  for (let found = matchAt(attribute, xml, end); found; found = matchAt(attribute, xml, end)) {
    const [whole, name = '', double, single] = found;
    attributes ??= new Map();
    if (attributes.has(name)) throw broken(end, `属性 ${name} 重复`, `the attribute ${name} stands twice`);
    attributes.set(name, decoded(double ?? single ?? '', end));
    end += whole.length;
  }
  return { attributes: attributes ?? noAttributes, end };
}

function namespacesOf(attributes: Names, outer: Names): Names {
  let own: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (name === 'xmlns') (own ??= new Map(outer)).set('', value);
    else if (name.startsWith('xmlns:')) (own ??= new Map(outer)).set(name.slice(6), value);
  }
  return own ?? outer;
}

/** Where a comment or a processing instruction ends; null where none begins. */
function skipped(xml: string, at: number): number | null {
  const [opening, end] = xml.startsWith('<!--', at) ? ['<!--', '-->'] : ['<?', '?>'];
  if (!xml.startsWith(opening, at)) return null;
  const found = xml.indexOf(end, at + opening.length);
  if (found < 0) throw broken(at, '注释没有结束', 'a comment does not end');
  return found + end.length;
}

function openAt(xml: string, at: number, outer: Names, line: number): { opened: Opened; end: number; empty: boolean } {
  const fullName = matchAt(named, xml, at + 1)?.[0];
  if (fullName === undefined) throw broken(at, '标签没有名称', 'a tag has no name');
  const { attributes, end } = attributesAt(xml, at + 1 + fullName.length);
  const last = matchAt(tagEnd, xml, end);
  if (!last) throw broken(at, `标签 ${fullName} 有误`, `the tag ${fullName} is wrong`);
  const namespaces = namespacesOf(attributes, outer);
  const colon = fullName.indexOf(':');
  const uri = namespaces.get(colon < 0 ? '' : fullName.slice(0, colon)) ?? '';
  const element = { name: fullName.slice(colon + 1), uri, attributes, children: [], text: '', line };
  return { opened: { element, fullName, namespaces }, end: end + last[0].length, empty: last[1] === '/' };
}

/** The text from a place up to the next tag, and where that stands. */
function textAt(xml: string, at: number): { said: string; end: number } {
  if (xml.startsWith('<![CDATA[', at)) {
    const end = xml.indexOf(']]>', at);
    if (end < 0) throw broken(at, 'CDATA 没有结束', 'CDATA does not end');
    return { said: xml.slice(at + 9, end), end: end + 3 };
  }
  const next = xml.indexOf('<', at);
  const end = next < 0 ? xml.length : next;
  return { said: decoded(xml.slice(at, end), at), end };
}

function read(xml: string, { tags: mostTags, depth: deepest }: XmlBounds): XmlElement {
  const line = lineCounter(xml);
  const open: Opened[] = [];
  let root: XmlElement | undefined;
  let tags = 0;
  for (let at = 0; at < xml.length;) {
    const top = open.at(-1);
    if (xml[at] !== '<' || xml.startsWith('<![CDATA[', at)) {
      const { said, end } = textAt(xml, at);
      if (top) top.element.text += said;
      else if (said.trim() !== '') throw broken(at, '根元素之外有文字', 'there is text outside of the root');
      at = end;
    } else if (xml.startsWith('</', at)) {
      const name = matchAt(closing, xml, at);
      if (!name || name[1] !== top?.fullName) throw broken(at, '标签没有配对', 'a tag does not match its opening');
      open.pop();
      at += name[0].length;
    } else {
      const end = skipped(xml, at);
      if (end !== null) {
        at = end;
        continue;
      }
      if (xml.startsWith('<!', at)) throw new Malformed(at, 'declaration', declared);
      if (!top && root) throw broken(at, '有两个根元素', 'there are two roots');
      const tag = openAt(xml, at, top?.namespaces ?? noAttributes, line(at));
      root ??= tag.opened.element;
      top?.element.children.push(tag.opened.element);
      if (!tag.empty) open.push(tag.opened);
      at = tag.end;
      if ((tags += 1) > mostTags)
        throw new Malformed(at, 'too-many-elements', text('标签过多', 'There are too many tags'));
      if (open.length > deepest) throw new Malformed(at, 'too-deep', tooDeep(deepest));
    }
  }
  if (!root) throw broken(0, '没有元素', 'there is no element');
  if (open.length > 0) throw broken(xml.length, '标签没有结束', 'a tag is not closed');
  return root;
}

const declared = text(
  '文件含有 DOCTYPE 或实体声明，出于安全考虑不予读取',
  'The file has a DOCTYPE or entity declaration; it is not read, for safety',
);
const tooDeep = (depth: number) => text(`标签嵌套超过 ${depth} 层`, `Tags are nested deeper than ${depth} levels`);

/** Reads a file's text; never throws. */
export function readXmlTree(source: string, bounds: XmlBounds): { root: XmlElement } | { problem: ImportProblem } {
  const xml = source.replace(/^\ufeff/, '');
  const megabytes = Math.round(bounds.characters / 1_000_000);
  if (xml.length > bounds.characters)
    return {
      problem: {
        rule: 'too-large',
        message: text(`文件超过 ${megabytes} MB`, `The file is larger than ${megabytes} MB`),
      },
    };
  try {
    return { root: read(xml, bounds) };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { problem: { rule: error.rule, line: lineOf(xml, error.at), message: error.words } };
  }
}

/** The children of a name in the namespace of their parent. */
export const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name && child.uri === element.uri);

/** The first child of a name in the namespace of its parent. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name && child.uri === element.uri);

/** The text of a child of a name. */
export const childText = (element: XmlElement | undefined, name: string): string | undefined =>
  childOf(element, name)?.text.trim();
