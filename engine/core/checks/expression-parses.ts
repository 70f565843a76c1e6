/** Every expression can be read: it follows the grammar, and keeps to what is allowed and bounded. */
import { defineCheck, remarkOn } from '../check.ts';
import { text } from '../text.ts';

export const expressionParses = defineCheck({
  name: 'expression-parses',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('表达式写得对', 'Every expression can be read'),
  why: text(
    '写错的表达式无法计算，办件走到这里就会停住。请按提示改正；能用的函数可在表达式帮助里查到。',
    'An expression that cannot be read cannot be evaluated, and the case stops there. Correct what the finding says; the help lists the functions there are.',
  ),
  run: ({ expressions }) =>
    expressions
      .filter(({ parses }) => !parses)
      .flatMap(({ node, pointer, errors }) =>
        errors.map(({ message }) => remarkOn(node, message, pointer.slice(node.pointer.length))),
      ),
});
