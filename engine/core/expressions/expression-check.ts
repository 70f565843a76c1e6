/** The type check of an expression: what each part is, and everything that does not fit, at design time. */
import { type CallShape, functionNamed, takesCount } from './expression-functions.ts';
import { differ, report, reportUnset, type Surroundings } from './expression-findings.ts';
import { eitherOf, isTaken, madeOf, numericOf, present } from './expression-kinds.ts';
import { nearest } from './expression-nearest.ts';
import { operatedType } from './expression-operators.ts';
import { pathText } from './expression-paths.ts';
import { factsOf, pathKey } from './expression-presence.ts';
import { isPath, type Tree } from './expression-tree.ts';
import { assertExists } from '../control.ts';
import { fieldType, typeName, type ValueType } from '../value-type.ts';

const any: ValueType = { type: 'any' };
const boolean: ValueType = { type: 'boolean' };

/** The type of a tree's value. What is wrong goes to the errors, and is of any type from there on. */
export function typeOfTree(tree: Tree, around: Surroundings): ValueType {
  const type = maybeUnset(tree, around);
  if (type.optional) reportUnset(tree, around);
  return present(type);
}

/** The type of a tree's value; optional where it may be unset. */
function maybeUnset(tree: Tree, around: Surroundings): ValueType {
  switch (tree.kind) {
    case 'literal':
      return literalType(tree.value);
    case 'name':
    case 'field':
    case 'index':
      return pathType(tree, around, false);
    case 'list':
      return listType(tree, around);
    case 'record': {
      const fields = tree.fields.map(([name, value]) => [name, typeOfTree(value, around)] as const);
      return { type: 'record', fields: Object.fromEntries(fields) };
    }
    case 'not':
      return madeOf(boolean, [expect(tree.of, boolean, around)]);
    case 'negative': {
      const of = expect(tree.of, { type: 'number' }, around);
      return madeOf(numericOf([of]), [of]);
    }
    case 'binary':
      return binaryType(tree, around);
    case 'choice':
      return choiceType(tree, around);
    case 'call':
      return callType(tree, around);
    case 'macro':
      return macroType(tree, around);
    case 'has':
      pathType(tree.path, around, true);
      return boolean;
    case 'coalesce':
      return coalesceType(tree, around);
  }
}

function literalType(value: string | number | boolean): ValueType {
  if (typeof value === 'string') return { type: 'string', values: [value] };
  if (typeof value === 'boolean') return boolean;
  return { type: Number.isSafeInteger(value) ? 'integer' : 'number' };
}

function expect(tree: Tree, wanted: ValueType, around: Surroundings): ValueType {
  const type = typeOfTree(tree, around);
  if (isTaken(type, wanted)) return type;
  const [zh, en] = [typeName(wanted, 'zh-CN'), typeName(wanted, 'en')];
  return report(
    around,
    tree,
    'type',
    `此处应为${zh}，而这是${typeName(type, 'zh-CN')}`,
    `Here a value of type ${en} is needed, and this is ${typeName(type, 'en')}`,
  );
}

/** The type at a path. Leniently, what lies beyond something unset is itself unset, and nothing to report. */
function pathType(tree: Tree, around: Surroundings, lenient: boolean): ValueType {
  const type = bareType(tree, around, lenient);
  const key = type.optional ? pathKey(tree) : null;
  return key !== null && around.set.has(key) ? present(type) : type;
}

function bareType(tree: Tree, around: Surroundings, lenient: boolean): ValueType {
  if (tree.kind === 'name') return variableType(tree, around);
  if (tree.kind !== 'field' && tree.kind !== 'index') return typeOfTree(tree, around);
  const owner = isPath(tree.of) ? pathType(tree.of, around, lenient) : typeOfTree(tree.of, around);
  if (owner.optional && !lenient) reportUnset(tree.of, around);
  const type = tree.kind === 'field' ? namedType(tree, owner, around) : itemType(tree, owner, around);
  const mayBeUnset = lenient && (owner.optional ?? tree.kind === 'index');
  return mayBeUnset ? { ...type, optional: true } : type;
}

function variableType(tree: Tree & { kind: 'name' }, around: Surroundings): ValueType {
  const type = around.variables.get(tree.name);
  if (type !== undefined) return type;
  const [zh, en] = suggestion(tree.name, [...around.variables.keys()]);
  return report(around, tree, 'unknown-variable', `没有变量“${tree.name}”${zh}`, `No variable “${tree.name}”${en}`);
}

function suggestion(name: string, names: readonly string[]): [string, string] {
  const near = nearest(name, names);
  return near === null ? ['', ''] : [`，是否想写 ${near}？`, `; did you mean ${near}?`];
}

function namedType(tree: Tree & { kind: 'field' }, owner: ValueType, around: Surroundings): ValueType {
  const type = owner.type === 'list' ? undefined : fieldType(present(owner), tree.name);
  if (type !== undefined) return type;
  const [zh, en] = suggestion(tree.name, owner.type === 'record' ? Object.keys(owner.fields) : []);
  const path = pathText(tree.of);
  return report(
    around,
    tree,
    'unknown-field',
    `“${path}”没有字段“${tree.name}”${zh}`,
    `“${path}” has no field “${tree.name}”${en}`,
  );
}

function itemType(tree: Tree & { kind: 'index' }, owner: ValueType, around: Surroundings): ValueType {
  if (owner.type === 'any') {
    typeOfTree(tree.by, around);
    return owner;
  }
  if (owner.type === 'record') {
    expect(tree.by, { type: 'string' }, around);
    return madeOf(any, [owner]);
  }
  expect(tree.by, { type: 'integer' }, around);
  if (owner.type === 'list') return fieldType(present(owner), '0') ?? any;
  const [zh, en] = [typeName(owner, 'zh-CN'), typeName(owner, 'en')];
  return report(around, tree, 'type', `${zh}没有序号可取`, `A value of type ${en} has no items`);
}

function listType(tree: Tree & { kind: 'list' }, around: Surroundings): ValueType {
  const [first = any, ...rest] = tree.items.map((item) => typeOfTree(item, around));
  const of = rest.reduce((all, type) => eitherOf(all, type) ?? differ(tree, all, type, around), first);
  return { type: 'list', of };
}

function choiceType(tree: Tree & { kind: 'choice' }, around: Surroundings): ValueType {
  const test = expect(tree.test, boolean, around);
  const yes = typeOfTree(tree.yes, knowing(tree.test, true, around));
  const no = typeOfTree(tree.no, knowing(tree.test, false, around));
  return madeOf(eitherOf(yes, no) ?? differ(tree, yes, no, around), [test, yes, no]);
}

function knowing(test: Tree, outcome: boolean, around: Surroundings): Surroundings {
  return { ...around, set: new Set([...around.set, ...factsOf(test, outcome)]) };
}

function coalesceType(tree: Tree & { kind: 'coalesce' }, around: Surroundings): ValueType {
  const types = tree.given.map((argument) =>
    isPath(argument) ? pathType(argument, around, true) : typeOfTree(argument, around),
  );
  const both = types
    .map(present)
    .reduce((all, type) => eitherOf(all, type) ?? madeOf(differ(tree, all, type, around), [all, type]));
  const last = tree.given.at(-1);
  // An item may lie beyond the end of its list: nothing to complain of, even where it comes last.
  if (last !== undefined && last.kind !== 'index' && types.at(-1)?.optional) reportUnset(last, around);
  return both;
}

function binaryType(tree: Tree & { kind: 'binary' }, around: Surroundings): ValueType {
  const { operator } = tree;
  if (operator === '&&' || operator === '||') {
    const left = expect(tree.left, boolean, around);
    return madeOf(boolean, [left, expect(tree.right, boolean, knowing(tree.left, operator === '&&', around))]);
  }
  const [left, right] = [typeOfTree(tree.left, around), typeOfTree(tree.right, around)];
  return madeOf(operatedType(tree, left, right, around), [left, right]);
}

function callType(tree: Tree & { kind: 'call' }, around: Surroundings): ValueType {
  const { shapes, signature } = assertExists(functionNamed(tree.name), `function ${tree.name}`);
  const given = tree.given.map((argument) => typeOfTree(argument, around));
  const shape = shapes.find((it) => isCalledBy(it, given));
  if (shape === undefined) {
    const [zh, en] = (['zh-CN', 'en'] as const).map((language) =>
      given.map((type) => typeName(type, language)).join(language === 'en' ? ', ' : '、'),
    );
    return report(around, tree, 'arguments', `${signature} 不接受：${zh}`, `${signature} does not take: ${en}`);
  }
  // A mask is what may be shown: that is what it is for.
  const sources = tree.name === 'mask' ? [] : given;
  return madeOf(givenBy(shape, given), sources);
}

function givenBy({ gives }: CallShape, given: readonly ValueType[]): ValueType {
  if (typeof gives === 'object') return gives;
  const values = given.map((type) => (type.type === 'list' ? type.of : type));
  return gives === 'numeric' ? numericOf(values) : values.reduce((all, type) => eitherOf(all, type) ?? any);
}

function isCalledBy(shape: CallShape, given: readonly ValueType[]): boolean {
  return (
    takesCount(shape, given.length) &&
    given.every((type, index) => isTaken(type, shape.takes[Math.min(index, shape.takes.length - 1)] ?? any))
  );
}

function macroType(tree: Tree & { kind: 'macro' }, around: Surroundings): ValueType {
  const list = expect(tree.list, { type: 'list', of: any }, around);
  const item = list.type === 'list' ? (fieldType(list, '0') ?? any) : any;
  const key = JSON.stringify([tree.variable]).slice(0, -1);
  const inner: Surroundings = {
    ...around,
    variables: new Map([...around.variables, [tree.variable, item]]),
    // What was known of a variable of that name is not known of this one.
    set: new Set([...around.set].filter((known) => !known.startsWith(key))),
  };
  if (tree.macro === 'map') return { type: 'list', of: typeOfTree(tree.body, inner) };
  const test = expect(tree.body, boolean, inner);
  return tree.macro === 'filter' ? list : madeOf(boolean, [test]);
}
