/** The facts of a scenario besides the catalogue: what its variables hold, by its data flow for who writes a policy, and by the policies themselves for who runs it. */
import { factsUsed } from '../policies/decide.ts';
import type { Scope } from '../expressions/expression.ts';
import { dataFact, dataPrefix, factsOf, untypedDataFact, type Fact, type FactSource } from './facts.ts';
import type { FactType } from './fact-types.ts';
import type { Scenario } from '../scenario.ts';
import { text, type Text } from '../text.ts';
import { typeAskedIn } from '../type-asked.ts';
import { isHostileName, type PersonalClass, type ValueType } from '../value-type.ts';
import type { VersionContent } from '../version.ts';

/** Variables whose parts are facts of the catalogue, or no matter for a policy. */
const covered = ['inputs', 'place', 'from', 'use', 'card', 'state', 'now'];

/** The kinds of node whose output another department gives. */
const sharing = ['query-data', 'call-system'];

const plainTypes: Partial<Record<ValueType['type'], FactType>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'date',
  money: 'money',
};

const deepest = 3;

interface Above {
  label: Text | undefined;
  personal: PersonalClass | undefined;
  source: FactSource;
}

const joined = (above: Text | undefined, own: Text): Text =>
  above ? text(`${above['zh-CN']}·${own['zh-CN']}`, `${above.en}: ${own.en}`) : own;

const valuesOf = (type: ValueType): Pick<Fact, 'values'> =>
  type.type === 'string' && type.values ? { values: type.values } : {};

/** The facts in a value of a type: itself, or the fields of a record. */
function factsIn(path: string, type: ValueType, above: Above): [string, Fact][] {
  const name = dataPrefix + path;
  const last = path.split('.').at(-1) ?? path;
  const label = joined(above.label, type.label ?? text(last, last));
  const personal = type.personal ?? above.personal;
  if (type.type === 'record') {
    if (path.split('.').length >= deepest) return [];
    return Object.entries(type.fields)
      .filter(([field]) => !isHostileName(field))
      .flatMap(([field, inner]) => factsIn(`${path}.${field}`, inner, { ...above, label, personal }));
  }
  const plain = type.type === 'list' && type.of.type === 'string' ? 'list' : plainTypes[type.type];
  if (!plain) return [];
  const fact = {
    ...dataFact(name, { type: plain, label, source: above.source }),
    ...valuesOf(type.type === 'list' ? type.of : type),
    ...(personal && { personal }),
  };
  return [[name, fact]];
}

/** The facts of a scenario where these variables may be set: the catalogue, its inputs, and what its variables hold. */
export function factsInScope(scenario: Scenario, scope: Scope): Record<string, Fact> {
  const shared = new Set(scenario.nodes.flatMap(({ kind, as }) => (sharing.includes(kind) && as ? [as] : [])));
  const own = Object.entries(scope)
    .filter(([name]) => !covered.includes(name) && !isHostileName(name))
    .flatMap(([name, type]) =>
      factsIn(name, type, { label: undefined, personal: undefined, source: shared.has(name) ? 'data-share' : 'case' }),
    );
  return { ...factsOf(scenario), ...Object.fromEntries(own) };
}

/** The facts that the policies of a version may ask for when it runs. */
export function factsOfVersion({ scenario, policies }: VersionContent): Record<string, Fact> {
  const used = Object.values(policies).flatMap(({ policy }) =>
    factsUsed(policy)
      .filter((name) => name.startsWith(dataPrefix))
      .map((name): [string, Fact] => [name, untypedDataFact(name, typeAskedIn(policy, name))]),
  );
  return { ...factsOf(scenario), ...Object.fromEntries(used) };
}
