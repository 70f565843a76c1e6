/** The tree of an expression: CEL as its parser reads it, kept to what scenarios may say, within bounds. */
import { Environment, ParseError, type ASTNode } from '@marcbachmann/cel-js';
import { functionNamed, functionNames, takesCount } from './expression-functions.ts';
import { nearest } from './expression-nearest.ts';
import { text, type Text } from '../text.ts';
import { isHostileName } from '../value-type.ts';

/** Longest source of an expression, in characters. */
export const longestSource = 2000;
const mostNodes = 500;
const deepest = 32;
const mostMacrosNested = 2;

/** What is wrong with an expression, and where in its source. */
export interface ExpressionError {
  rule: string;
  message: Text;
  at?: number;
}

/** Operators between two values. */
export type Operator = '+' | '-' | '*' | '/' | '%' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | '&&' | '||';
export type Macro = 'map' | 'filter' | 'exists' | 'all';

/** A step of an expression; `at` is its place in the source. */
export type Tree = { at: number } & (
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'name'; name: string }
  | { kind: 'field'; of: Tree; name: string }
  | { kind: 'index'; of: Tree; by: Tree }
  | { kind: 'list'; items: Tree[] }
  | { kind: 'record'; fields: [name: string, value: Tree][] }
  | { kind: 'not' | 'negative'; of: Tree }
  | { kind: 'binary'; operator: Operator; left: Tree; right: Tree }
  | { kind: 'choice'; test: Tree; yes: Tree; no: Tree }
  | { kind: 'call'; name: string; given: Tree[] }
  | { kind: 'macro'; macro: Macro; list: Tree; variable: string; body: Tree }
  | { kind: 'has'; path: Tree }
  | { kind: 'coalesce'; given: Tree[] }
);

/** Thrown inside when a source cannot be read; `readExpression` gives it back as an error. */
class Unreadable extends Error {
  readonly error: ExpressionError;
  constructor(rule: string, message: Text, at: number) {
    super(message.en);
    this.error = { rule, message, at };
  }
}

const environment = new Environment({ limits: { maxAstNodes: mostNodes, maxDepth: deepest } });
const macros: ReadonlySet<string> = new Set<Macro>(['map', 'filter', 'exists', 'all']);

const syntaxTexts: Record<string, Text> = {
  unterminated_string: text('文本缺少结束引号', 'A text lacks its closing quote'),
  unterminated_triple_quoted_string: text('文本缺少结束引号', 'A text lacks its closing quote'),
  newline_in_string: text('引号内不能换行', 'A quoted text may not break its line'),
  reserved_identifier: text('此名称为保留字', 'This name is reserved'),
  invalid_macro_argument: text('第一个参数应为变量名', 'The first argument must be the name of a variable'),
  limit_exceeded: text(
    `表达式过大：最多 ${mostNodes} 个成分、嵌套 ${deepest} 层`,
    `The expression is too large: at most ${mostNodes} parts, nested ${deepest} deep`,
  ),
};

/** The tree of a source, or what is wrong with it. Never throws. */
export function readExpression(source: string): { tree: Tree } | { error: ExpressionError } {
  if (source.length > longestSource) {
    const message = text(`表达式不能超过 ${longestSource} 个字符`, `At most ${longestSource} characters`);
    return { error: { rule: 'too-big', message } };
  }
  try {
    return { tree: treeOf(environment.parse(source).ast, 0) };
  } catch (error) {
    if (error instanceof Unreadable) return { error: error.error };
    return { error: syntaxError(error) };
  }
}

function syntaxError(error: unknown): ExpressionError {
  if (!(error instanceof ParseError)) {
    return { rule: 'syntax', message: text('语法有误', 'The syntax is not right') };
  }
  const message =
    syntaxTexts[error.code] ?? text(`语法有误：${error.summary}`, `The syntax is not right: ${error.summary}`);
  const rule = error.code === 'limit_exceeded' ? 'too-big' : 'syntax';
  return { rule, message, ...(error.range && { at: error.range.start }) };
}

function treeOf(ast: ASTNode, macrosAround: number): Tree {
  const at = ast.pos;
  const inner = (node: ASTNode) => treeOf(node, macrosAround);
  switch (ast.op) {
    case 'value':
      return { kind: 'literal', value: literalOf(ast.args, at), at };
    case 'id':
      return { kind: 'name', name: safeName(ast.args, at), at };
    case '.':
      return { kind: 'field', of: inner(ast.args[0]), name: safeName(ast.args[1], at), at };
    case '[]':
      return indexOf(inner(ast.args[0]), inner(ast.args[1]), at);
    case 'list':
      return { kind: 'list', items: ast.args.map(inner), at };
    case 'map':
      return recordOf(
        ast.args.map(([key, value]) => [inner(key), inner(value)]),
        at,
      );
    case '!_':
      return { kind: 'not', of: inner(ast.args), at };
    case '-_':
      return negativeOf(inner(ast.args), at);
    case '?:':
      return { kind: 'choice', test: inner(ast.args[0]), yes: inner(ast.args[1]), no: inner(ast.args[2]), at };
    case 'call':
      return callOf(ast.args[0], ast.args[1].map(inner), at);
    case 'rcall':
      return methodOf(ast.args[0], ast.args[1], ast.args[2], at, macrosAround);
    case '.?':
    case '[?]':
      throw new Unreadable('syntax', text('不支持可选取值', 'Optional access is not part of the language'), at);
    default:
      return { kind: 'binary', operator: ast.op, left: inner(ast.args[0]), right: inner(ast.args[1]), at };
  }
}

function literalOf(value: unknown, at: number): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === null) {
    const message = text(
      '没有 null：用 has(…) 判断是否已填，用 coalesce(…) 给出默认值',
      'There is no null: ask with has(…), or give a default with coalesce(…)',
    );
    throw new Unreadable('no-null', message, at);
  }
  const number = typeof value === 'bigint' ? Number(value) : value;
  if (typeof number !== 'number') {
    throw new Unreadable('syntax', text('不支持此类字面量', 'This kind of literal is not part of the language'), at);
  }
  if (typeof value === 'bigint' && !Number.isSafeInteger(number)) {
    throw new Unreadable('too-big', text('整数过大', 'The whole number is too large'), at);
  }
  return number;
}

function safeName(name: string, at: number): string {
  if (!isHostileName(name)) return name;
  throw new Unreadable('reserved-name', text(`不能使用名称“${name}”`, `The name “${name}” cannot be used`), at);
}

const negativeOf = (of: Tree, at: number): Tree =>
  of.kind === 'literal' && typeof of.value === 'number'
    ? { kind: 'literal', value: 0 - of.value, at }
    : { kind: 'negative', of, at };

const indexOf = (of: Tree, by: Tree, at: number): Tree =>
  by.kind === 'literal' && typeof by.value === 'string'
    ? { kind: 'field', of, name: safeName(by.value, by.at), at }
    : { kind: 'index', of, by, at };

function recordOf(entries: [Tree, Tree][], at: number): Tree {
  const fields = entries.map(([key, value]): [string, Tree] => {
    if (key.kind === 'literal' && typeof key.value === 'string') return [safeName(key.value, key.at), value];
    throw new Unreadable(
      'record-key',
      text("记录的字段名要加引号，如 {'a': 1}", "Quote a record's names: {'a': 1}"),
      key.at,
    );
  });
  return { kind: 'record', fields, at };
}

function methodOf(name: string, receiver: ASTNode, given: ASTNode[], at: number, macrosAround: number): Tree {
  if (!macros.has(name))
    return callOf(
      name,
      [receiver, ...given].map((node) => treeOf(node, macrosAround)),
      at,
    );
  const [variable, body] = given;
  if (given.length !== 2 || variable?.op !== 'id' || body === undefined) {
    throw new Unreadable('arguments', text(`写法：列表.${name}(x, …)`, `Write list.${name}(x, …)`), at);
  }
  if (macrosAround >= mostMacrosNested) {
    const message = text(
      `列表运算最多嵌套 ${mostMacrosNested} 层`,
      `List operations nest ${mostMacrosNested} deep at most`,
    );
    throw new Unreadable('too-big', message, at);
  }
  return {
    kind: 'macro',
    macro: name as Macro,
    list: treeOf(receiver, macrosAround),
    variable: safeName(variable.args, variable.pos),
    body: treeOf(body, macrosAround + 1),
    at,
  };
}

function callOf(name: string, given: Tree[], at: number): Tree {
  if (name === 'has') return hasOf(given, at);
  if (name === 'coalesce') {
    if (given.length >= 2) return { kind: 'coalesce', given, at };
    throw new Unreadable('arguments', text('coalesce 至少要两个参数', 'coalesce takes two arguments or more'), at);
  }
  const called = functionNamed(name);
  if (called === undefined) throw unknownFunction(name, at);
  if (!called.shapes.some((shape) => takesCount(shape, given.length))) {
    throw new Unreadable('arguments', text(`写法：${called.signature}`, `Write ${called.signature}`), at);
  }
  return { kind: 'call', name, given, at };
}

/** Tells whether a tree is a path: a variable, and fields or items of it. */
export const isPath = (tree: Tree): boolean =>
  tree.kind === 'name' || ((tree.kind === 'field' || tree.kind === 'index') && isPath(tree.of));

function hasOf(given: Tree[], at: number): Tree {
  const [path] = given;
  if (given.length === 1 && path !== undefined && isPath(path)) return { kind: 'has', path, at };
  throw new Unreadable('arguments', text('写法：has(变量.字段)', 'Write has(variable.field)'), at);
}

function unknownFunction(name: string, at: number): Unreadable {
  if (name === 'matches') {
    const message = text(
      '不能使用正则表达式：请用 contains、startsWith 或 endsWith',
      'Regular expressions cannot be used: take contains, startsWith or endsWith',
    );
    return new Unreadable('no-regular-expressions', message, at);
  }
  const near = nearest(name, functionNames);
  const message = text(
    `没有函数“${name}”${near === null ? '' : `，是否想写 ${near}？`}`,
    `There is no function “${name}”${near === null ? '' : `; did you mean ${near}?`}`,
  );
  return new Unreadable('unknown-function', message, at);
}
