/** What an expression gives is of the type that is needed there, and so is every part of it. */
import { defineCheck, remarkOn } from '../check.ts';
import { text } from '../text.ts';
import { fits, typeName } from '../value-type.ts';

/** Rules that other checks speak of. */
const others: readonly string[] = ['unknown-variable', 'unknown-field', 'may-be-unset'];

export const expressionFits = defineCheck({
  name: 'expression-fits',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('表达式的类型相符', 'The types of expressions fit'),
  why: text(
    '拿文本当数字算、拿金额当日期用，办件走到这里就会出错。请改用类型相符的变量，或用 number、text 等函数转换。',
    'To reckon with a text, or to put an amount where a date is needed, fails when the case comes there. Use a variable of the right type, or convert it by a function such as number or text.',
  ),
  run: ({ expressions }) =>
    expressions
      .filter(({ parses }) => parses)
      .flatMap(({ node, pointer, type, expects, errors }) => {
        const below = pointer.slice(node.pointer.length);
        const inside = errors.filter(({ rule }) => !others.includes(rule));
        if (inside.length > 0) return inside.map(({ message }) => remarkOn(node, message, below));
        if (type === null || fits({ ...type, optional: true }, { ...expects, optional: true })) return [];
        const message = text(
          `这里需要${typeName(expects, 'zh-CN')}，表达式给出的是${typeName(type, 'zh-CN')}`,
          `A value of type ${typeName(expects, 'en')} is needed, and the expression gives ${typeName(type, 'en')}`,
        );
        return [remarkOn(node, message, below)];
      }),
});
