/** The personal data that a scenario hands to somebody outside: from which node, to whom, by which path. */
import type { Subject } from './check.ts';
import type { Scope } from './expressions/expression.ts';
import type { GraphNode } from './graph.ts';
import type { Text } from './text.ts';
import { typeAt, type PersonalClass, type ValueType } from './value-type.ts';

/** One piece of personal data that leaves. */
export interface PersonalDisclosure {
  node: GraphNode;
  to: Text;
  /** Path into the case's data, such as card.name. */
  path: string;
  classes: ReadonlySet<PersonalClass>;
}

/** Groups of kinds that ask the platform's own services of card and person: they are given nothing they do not hold. */
const ownServices: readonly string[] = ['card', 'verify'];

/** Every piece of personal data that leaves a scenario, each once a node. */
export const disclosuresOf = ({ graph, flow }: Pick<Subject, 'graph' | 'flow'>): PersonalDisclosure[] =>
  graph.nodes.flatMap((node) => {
    const { kind, settings } = node;
    if (!kind || settings === undefined || !flow.at(node) || ownServices.includes(kind.group)) return [];
    const scope = flow.scope(node);
    return (kind.discloses?.(settings) ?? []).flatMap(({ to, paths }) =>
      [...new Set(paths)].flatMap((path) => {
        const classes = classesAt(scope, path);
        return classes.size > 0 ? [{ node, to, path, classes }] : [];
      }),
    );
  });

/** Whether a path lies at or below one of some others. */
export const isCovered = (path: string, by: readonly string[]): boolean =>
  by.some((each) => path === each || path.startsWith(`${each}.`));

/** The classes of personal data at a path, and below it. */
function classesAt(scope: Scope, path: string): Set<PersonalClass> {
  const [variable = '', ...fields] = path.split('.');
  const type = Object.hasOwn(scope, variable) ? scope[variable] : undefined;
  const found = new Set<PersonalClass>();
  if (!type) return found;
  if (type.personal) found.add(type.personal);
  const at = typeAt(type, fields);
  if (at) collect(at, found);
  return found;
}

function collect(type: ValueType, found: Set<PersonalClass>): void {
  if (type.personal) found.add(type.personal);
  if (type.type === 'list') collect(type.of, found);
  if (type.type === 'record') for (const field of Object.values(type.fields)) collect(field, found);
}
