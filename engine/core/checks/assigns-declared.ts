/** An assign sets variables that the scenario declares, with their types. */
import { defineCheck, remarkOn, type Remark } from '../check.ts';
import type { Scenario } from '../scenario.ts';
import { text } from '../text.ts';
import { fits, typeName, valueErrors, type ValueType } from '../value-type.ts';

export const assignsDeclared = defineCheck({
  name: 'assigns-declared',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('赋值的变量先声明', 'Variables that are set are declared'),
  why: text(
    '没有声明的变量不知道是什么类型、是不是个人信息，后面的检查就没有依据。请在场景里声明它，给的值要与类型相符。',
    'Of a variable that is not declared neither its type nor whether it is personal is known, and nothing can be checked against it. Declare it in the scenario, and give it values of its type.',
  ),
  run: ({ scenario, expressions }) => [
    ...firstValueRemarks(scenario),
    ...expressions.flatMap(({ node, pointer, type }) => {
      const name = node.kind?.kind === 'assign' ? pointer.split('/').at(-1) : undefined;
      if (name === undefined) return [];
      const variables = scenario.variables ?? {};
      const declared = Object.hasOwn(variables, name) ? variables[name] : undefined;
      const below = pointer.slice(node.pointer.length);
      if (!declared) {
        return [remarkOn(node, text(`变量“${name}”没有声明`, `The variable “${name}” is not declared`), below)];
      }
      if (type === null || fits(type, { ...declared.type, optional: true })) return [];
      const message = text(
        `变量“${name}”是${typeName(declared.type, 'zh-CN')}，这里给的是${typeName(type, 'zh-CN')}`,
        `The variable “${name}” is of type ${typeName(declared.type, 'en')}, and is given ${typeName(type, 'en')}`,
      );
      return [remarkOn(node, message, below)];
    }),
  ],
  fix({ scenario, expressions }, { pointer }) {
    const name = pointer.split('/').at(-1) ?? '';
    if (pointer.startsWith('/variables/') || Object.hasOwn(scenario.variables ?? {}, name)) return null;
    const given = expressions.find((each) => each.pointer === pointer)?.type;
    const type: ValueType = given ? withoutValues(given) : { type: 'any' };
    return {
      label: text(`声明变量“${name}”`, `Declare the variable “${name}”`),
      scenario: { ...scenario, variables: { ...scenario.variables, [name]: { type } } },
    };
  },
});

/** A first value is of its variable's type. */
const firstValueRemarks = ({ variables = {} }: Scenario): Remark[] =>
  Object.entries(variables).flatMap(([name, { type, initial }]) => {
    if (initial === undefined || valueErrors(initial, type, '').length === 0) return [];
    const message = text(
      `变量“${name}”是${typeName(type, 'zh-CN')}，初值不是`,
      `The variable “${name}” is of type ${typeName(type, 'en')}, and its first value is not`,
    );
    return [{ pointer: `/variables/${name}/initial`, message }];
  });

/** A literal's type is its one value: a variable takes any of its kind. */
function withoutValues(type: ValueType): ValueType {
  if (type.type !== 'string') return type;
  const { values: _values, ...rest } = type;
  return rest;
}
