/** What decides which way a node is left: the names its conditions read, and the values they compare with. */
import { dataPathsOf } from '../expressions/expression.ts';
import { dictionaryOf, type Dictionary } from './generate-values.ts';
import { factsUsed } from '../policies/decide.ts';
import { nodeByPath } from '../scenes.ts';
import type { VersionContent } from '../version.ts';

/** The names that changes of a world go by, for facts that are not fields themselves. */
const fieldsOfFacts: Record<string, readonly string[]> = {
  'card.state': ['card', 'person'],
  'card.authenticated': ['authenticated'],
  'card.class': ['cardClass'],
  'card.valid': ['validUntil'],
  'card.local': ['division', 'region'],
  'card.valid-until': ['validUntil'],
  'card.issued': ['issuedOn'],
  'card.division': ['division'],
  'person.state': ['person'],
  'person.birth-date': ['birthDate', 'person'],
  'place.region': ['region'],
  'clock.today': ['hour'],
  'person.age': ['birthDate', 'person'],
  'person.sex': ['sex'],
  'clock.hour': ['hour'],
};

const lastName = (path: string): string => path.split('.').at(-1) ?? path;

/** What decides at a node. */
export interface Decider {
  names: ReadonlySet<string>;
  words: Dictionary;
}

/** What decides which way a node is left. */
export function deciderAt(version: VersionContent, path: string, at: Date): Decider {
  const { content, node } = nodeByPath(version, path);
  const { settings, kind } = node;
  const sources = (kind.expressions?.(settings) ?? []).map(({ source }) => source);
  const read = [...sources.flatMap(dataPathsOf), ...(kind.reads?.(settings) ?? [])].map(lastName);
  const { policy: name } = settings as { policy?: string };
  const pinned = name === undefined ? undefined : content.policies[name];
  const facts = pinned ? factsUsed(pinned.policy) : [];
  const scenario = { ...content.scenario, nodes: content.scenario.nodes.filter(({ id }) => id === node.id) };
  const policies = name !== undefined && pinned ? { [name]: pinned } : {};
  return {
    names: new Set([...read, ...facts.flatMap((fact) => fieldsOfFacts[fact] ?? [lastName(fact)])]),
    words: dictionaryOf({ scenario, policies, prompts: {} }, at),
  };
}
