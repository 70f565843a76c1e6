/** What the check of an expression knows at a place in it, and how it says what is wrong there. */
import { pathText } from './expression-paths.ts';
import { type ExpressionError, type Tree } from './expression-tree.ts';
import { text } from '../text.ts';
import { typeName, type ValueType } from '../value-type.ts';

/** What is known at a part of an expression: the variables, which paths are set for sure, and what was found wrong. */
export interface Surroundings {
  variables: ReadonlyMap<string, ValueType>;
  set: ReadonlySet<string>;
  errors: ExpressionError[];
}

/** Notes what is wrong with a part, which is of any type from there on. */
export function report(around: Surroundings, tree: Tree, rule: string, zh: string, en: string): ValueType {
  around.errors.push({ rule, message: text(zh, en), at: tree.at });
  return { type: 'any' };
}

/** Notes that a path is read which may be unset. */
export function reportUnset(tree: Tree, around: Surroundings): void {
  const path = pathText(tree);
  report(
    around,
    tree,
    'may-be-unset',
    `“${path}”可能没有值：先用 has(${path}) 判断，或用 coalesce(${path}, …) 给出默认值`,
    `“${path}” may be unset: ask with has(${path}), or give a default with coalesce(${path}, …)`,
  );
}

/** Notes that two types are not one, where one is needed. */
export function differ(tree: Tree, a: ValueType, b: ValueType, around: Surroundings): ValueType {
  const [zhA, zhB] = [typeName(a, 'zh-CN'), typeName(b, 'zh-CN')];
  const [enA, enB] = [typeName(a, 'en'), typeName(b, 'en')];
  return report(around, tree, 'types-differ', `类型不一致：${zhA}与${zhB}`, `The types differ: ${enA} and ${enB}`);
}
