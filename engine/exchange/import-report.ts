/** What an import says: of every element whether it was taken, mapped or left, and why; and what is wrong with the file. */
import type { ModdleElement } from 'bpmn-moddle';
import type { Scenario } from '../core/scenario.ts';
import type { Text } from '../core/text.ts';
import { elementOf, listOf, textOf } from './moddle.ts';

/** taken: it says just what it said; mapped: it became something near, look at it; left: nothing came of it. */
export type Verdict = 'taken' | 'mapped' | 'left';

/** What came of one element of the file. */
export interface ElementReport {
  /** Its id; empty where it has none. */
  id: string;
  /** Its BPMN type, such as UserTask. */
  type: string;
  name?: string;
  verdict: Verdict;
  /** The node it became, or the edge: `from.port>to`. */
  to?: string;
  why: Text;
  /** A condition or script as it stands there; it is never run. */
  source?: string;
  /** Names of what else it holds and we do not read, such as zeebe:taskDefinition. */
  unread?: string[];
}

/** What is wrong with a file. */
export interface ImportProblem {
  rule: string;
  /** Number of the line, from 1. */
  line?: number;
  message: Text;
}

/** What an import gives. The scenario is null where the file is not usable; what is still to be set, the checks say. */
export interface Imported {
  scenario: Scenario | null;
  report: ElementReport[];
  problems: ImportProblem[];
}

/** The type of an element as the report names it. */
export const typeOf = ({ $type }: ModdleElement): string => $type.replace(/^bpmn:/, '');

/** What came of an element, with its id, type and name. */
export function reportOn(
  element: ModdleElement,
  verdict: Verdict,
  why: Text,
  more: Pick<ElementReport, 'to' | 'source'> = {},
): ElementReport {
  const name = textOf(element, 'name');
  const unread = unreadOf(element);
  return {
    id: textOf(element, 'id') ?? '',
    type: typeOf(element),
    ...(name !== undefined && name !== '' && { name }),
    verdict,
    ...more,
    why,
    ...(unread.length > 0 && { unread }),
  };
}

const parts = ['documentation', 'properties', 'dataInputAssociations', 'dataOutputAssociations', 'resources'];

const vendorAttributes = ({ $attrs }: ModdleElement): string[] =>
  Object.keys($attrs).filter((name) => /^(?!xmlns|xsi|xml)[^:]+:/.test(name));

/** Names of what an element holds beyond what any import reads. */
function unreadOf(element: ModdleElement): string[] {
  const attributes = vendorAttributes(element);
  const values = listOf(elementOf(element, 'extensionElements'), 'values').map(({ $type }) => $type);
  const held = parts.filter((part) => listOf(element, part).length > 0);
  if (elementOf(element, 'ioSpecification')) held.push('ioSpecification');
  const repeats = elementOf(element, 'loopCharacteristics');
  if (repeats) held.push(...vendorAttributes(repeats));
  if (repeats?.$type === 'bpmn:StandardLoopCharacteristics') held.push('standardLoopCharacteristics');
  if (elementOf(repeats, 'completionCondition')) held.push('completionCondition');
  return [...new Set([...attributes, ...values, ...held])].filter((name) => !name.startsWith('yikatong:'));
}
