/** Takes the logic of a decision or function: boxed expressions of every kind that DMN knows. */
import { text } from '../core/text.ts';
import type { Logic } from './dmn-model.ts';
import { takeTable } from './dmn-take-table.ts';
import { idOf, nameOf, takeFeel, tell, typeOf, type Taking } from './dmn-taking.ts';
import { childOf, childrenOf, childText, type XmlElement } from './xml-tree.ts';

const left = (element: XmlElement): Logic => ({ kind: 'left', at: idOf(element) });

/** The names that logic inside an element may use besides. */
const within = (taking: Taking, names: readonly string[]): Taking =>
  names.length === 0
    ? taking
    : { ...taking, names: { ...taking.names, ...Object.fromEntries(names.map((name) => [name, null])) } };

const boxed = [
  'decisionTable',
  'literalExpression',
  'context',
  'invocation',
  'list',
  'relation',
  'functionDefinition',
  'conditional',
  'filter',
  'for',
  'every',
  'some',
] as const;
type Boxed = (typeof boxed)[number];
const isBoxed = ({ name }: XmlElement): boolean => (boxed as readonly string[]).includes(name);

/** The boxed expression that an element holds. */
export const expressionIn = (element: XmlElement | undefined): XmlElement | undefined =>
  element?.children.find((child) => child.uri === element.uri && isBoxed(child));

function takeInside(taking: Taking, element: XmlElement | undefined, at: XmlElement): Logic {
  const expression = expressionIn(element);
  return expression ? takeLogic(taking, expression) : left(at);
}

function takeContext(taking: Taking, element: XmlElement): Logic {
  const names: string[] = [];
  const entries = childrenOf(element, 'contextEntry').map((entry) => {
    const variable = childOf(entry, 'variable');
    const name = variable ? nameOf(variable) : null;
    const inner = within(taking, names);
    const expression = expressionIn(entry);
    const logic = expression ? takeLogic(inner, expression) : left(entry);
    if (name !== null) names.push(name);
    return { name, type: typeOf(taking, variable) ?? typeOf(taking, expression), logic };
  });
  return { kind: 'context', entries };
}

function takeFunction(taking: Taking, element: XmlElement): Logic {
  const kind = (element.attributes.get('kind') ?? 'FEEL').toUpperCase();
  if (kind !== 'FEEL') {
    tell(taking, element, 'left', text(`外部函数（${kind}）从不执行`, `A function of outside (${kind}) is never run`));
    return left(element);
  }
  const parameters = childrenOf(element, 'formalParameter').map((parameter) => ({
    name: nameOf(parameter),
    type: typeOf(taking, parameter),
  }));
  const names = parameters.map(({ name }) => name);
  return { kind: 'function', parameters, body: takeInside(within(taking, names), element, element) };
}

function takeInvocation(taking: Taking, element: XmlElement): Logic {
  const called = childText(childOf(element, 'literalExpression'), 'text') ?? '';
  const bindings = childrenOf(element, 'binding').map((binding) => {
    const parameter = childOf(binding, 'parameter');
    return { name: parameter ? nameOf(parameter) : '', logic: takeInside(taking, binding, binding) };
  });
  return { kind: 'invocation', called, at: idOf(element), bindings };
}

function takeIteration(taking: Taking, element: XmlElement, how: 'for' | 'every' | 'some'): Logic {
  const variable = element.attributes.get('iteratorVariable') ?? 'item';
  const body = childOf(element, how === 'for' ? 'return' : 'satisfies');
  return {
    kind: 'iterate',
    how,
    variable,
    in: takeInside(taking, childOf(element, 'in'), element),
    body: takeInside(within(taking, [variable, 'partial']), body, element),
  };
}

const takers: Record<Boxed, (taking: Taking, element: XmlElement) => Logic> = {
  decisionTable: (taking, element) => takeTable(taking, element) ?? left(element),
  literalExpression: (taking, element) => takeFeel(taking, element, childText(element, 'text') ?? ''),
  context: takeContext,
  invocation: takeInvocation,
  functionDefinition: takeFunction,
  list: (taking, element) => ({
    kind: 'list',
    items: element.children.filter(isBoxed).map((item) => takeLogic(taking, item)),
  }),
  relation: (taking, element) => ({
    kind: 'relation',
    columns: childrenOf(element, 'column').map(nameOf),
    rows: childrenOf(element, 'row').map((row) => row.children.filter(isBoxed).map((cell) => takeLogic(taking, cell))),
  }),
  conditional: (taking, element) => ({
    kind: 'conditional',
    if: takeInside(taking, childOf(element, 'if'), element),
    then: takeInside(taking, childOf(element, 'then'), element),
    else: takeInside(taking, childOf(element, 'else'), element),
  }),
  filter: (taking, element) => ({
    kind: 'filter',
    in: takeInside(taking, childOf(element, 'in'), element),
    match: takeInside(within(taking, ['item']), childOf(element, 'match'), element),
    at: idOf(element),
  }),
  for: (taking, element) => takeIteration(taking, element, 'for'),
  every: (taking, element) => takeIteration(taking, element, 'every'),
  some: (taking, element) => takeIteration(taking, element, 'some'),
};

/** Takes a boxed expression. */
export function takeLogic(taking: Taking, element: XmlElement): Logic {
  const logic = takers[element.name as Boxed](taking, element);
  const told = element.name === 'decisionTable' || element.name === 'literalExpression';
  if (!told && logic.kind !== 'left') {
    tell(taking, element, 'kept', text('按其结构求值', 'Evaluated as it is built'));
  }
  return logic;
}
