/** What is at hand while a DMN file is read: its types, the names that expressions may use, and what is told. */
import { text, type Text } from '../core/text.ts';
import type { DecisionVerdict, Findings } from './decision-report.ts';
import type { FeelScope } from './dmn-feel.ts';
import { isFeel } from './dmn-feel.ts';
import type { Feel, FeelType, Logic } from './dmn-model.ts';
import { readLiteral } from './dmn-unary.ts';
import { childText, type XmlElement } from './xml-tree.ts';

/** Shared by everything that reads a file. */
export interface Taking {
  findings: Findings;
  /** Item definitions by name. */
  types: ReadonlyMap<string, FeelType>;
  /** Names that expressions may use, with contexts where their fields are known. */
  names: FeelScope;
}

/** The id of an element; where it has none, its name and line. */
export const idOf = (element: XmlElement): string => element.attributes.get('id') ?? `${element.name}-${element.line}`;

/** The name of an element, on one line. */
export const nameOf = (element: XmlElement): string =>
  (element.attributes.get('name') ?? element.attributes.get('id') ?? '').replace(/\s+/g, ' ').trim();

const basics: Record<string, string> = {
  integer: 'number',
  long: 'number',
  double: 'number',
  decimal: 'number',
  float: 'number',
  bool: 'boolean',
  any: 'Any',
};

/** The type that a reference names; undefined where it names none that is known. */
export function typeNamed(types: ReadonlyMap<string, FeelType>, reference: string | undefined): FeelType | undefined {
  if (reference === undefined || reference === '') return undefined;
  const known = types.get(reference);
  if (known) return known;
  const plain = reference.replace(/^[\w.-]+:/, '');
  const base = Object.hasOwn(basics, plain.toLowerCase()) ? (basics[plain.toLowerCase()] ?? plain) : plain;
  return /^(string|number|boolean|Any|date|time|date ?and ?time|date ?time|(days and time|years and months|dayTime|yearMonth|days-time|years-months)? ?duration|.*Duration)$/i.test(
    base,
  )
    ? { base, list: false }
    : types.get(plain);
}

/** The type that an attribute of an element names. */
export const typeOf = ({ types }: Taking, element: XmlElement | undefined): FeelType | undefined =>
  typeNamed(types, element?.attributes.get('typeRef') ?? childText(element, 'typeRef'));

/** Tells of an element. */
export function tell(
  { findings }: Taking,
  element: XmlElement,
  verdict: DecisionVerdict,
  why: Text,
  more: { row?: number; column?: number; source?: string } = {},
): void {
  const name = nameOf(element);
  const { row, column, source } = more;
  findings.tell({
    id: element.attributes.get('id') ?? '',
    type: element.name,
    ...(name !== '' && { name }),
    verdict,
    ...(row !== undefined && { row }),
    ...(column !== undefined && { column }),
    line: element.line,
    why,
    ...(source !== undefined && { source: source.slice(0, 500) }),
  });
}

const feelNames = /feel/i;

/** Whether an element is written in FEEL, as far as it says. */
export function isInFeel(element: XmlElement): boolean {
  const language = element.attributes.get('expressionLanguage');
  return language === undefined || language === '' || feelNames.test(language);
}

/** What an expression becomes: a literal, or FEEL; what cannot be read is left. */
export function takeFeel(
  taking: Taking,
  element: XmlElement,
  source: string,
  place: { row?: number; column?: number } = {},
  quiet = false,
): Feel | (Logic & { kind: 'left' }) {
  const at = idOf(element);
  const literal = readLiteral(source);
  if (literal) return { kind: 'feel', source, literal, at };
  if (!isInFeel(element) || !isFeel(source, taking.names, 'expression')) {
    const why = text('不是可读的 FEEL 表达式', 'It is no FEEL expression that can be read');
    tell(taking, element, 'left', why, { ...place, source });
    return { kind: 'left', at };
  }
  if (!quiet) tell(taking, element, 'kept', text('按 FEEL 求值', 'Evaluated as FEEL'), { ...place, source });
  return { kind: 'feel', source, at };
}
