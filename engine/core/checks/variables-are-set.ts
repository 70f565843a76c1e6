/** What an expression reads is set on every way that leads to it, or it says what to do where it is not. */
import { defineCheck, remarkOn } from '../check.ts';
import { text } from '../text.ts';

export const variablesAreSet = defineCheck({
  name: 'variables-are-set',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('用到的变量已有值', 'Variables that are read are set'),
  why: text(
    '变量若只在部分路上有值，走另一条路的办件就会出错。请在用到之前的每条路上给它赋值，或用 has、coalesce 说明没有值时怎么办。',
    'Where a variable is set on some ways only, a case that comes by another fails. Set it on every way before, or say by has or coalesce what holds where it is unset.',
  ),
  run: ({ expressions }) =>
    expressions.flatMap(({ node, pointer, errors }) =>
      errors
        .filter(({ rule }) => rule === 'may-be-unset')
        .map(({ message }) => remarkOn(node, message, pointer.slice(node.pointer.length))),
    ),
});
