/** Expressions read only variables and fields that there are. */
import { defineCheck, remarkOn } from '../check.ts';
import { withValueAt } from '../edit.ts';
import { nearest } from '../expressions/expression-nearest.ts';
import { text } from '../text.ts';

const isOfInputs = (source: string, at: number | undefined): boolean => source.slice(0, at).endsWith('inputs.');

export const knownVariables = defineCheck({
  name: 'known-variables',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('用到的变量存在', 'Variables that are read exist'),
  why: text(
    '没有任何节点给出的变量，读到的永远是空，办件走到这里会出错。多半是名字写错了，请按提示改正。',
    'A variable that no node sets is never there, and the case fails where it is read. Most often its name was mistyped; the finding names the nearest.',
  ),
  run: ({ expressions }) =>
    expressions.flatMap(({ node, pointer, source, errors }) =>
      errors
        .filter(({ rule, at }) => rule === 'unknown-variable' || (rule === 'unknown-field' && !isOfInputs(source, at)))
        .map(({ message }) => remarkOn(node, message, pointer.slice(node.pointer.length))),
    ),
  fix({ scenario, flow, expressions }, { pointer, message }) {
    const found = expressions.find((each) => each.pointer === pointer);
    const wrong = found?.errors.find((error) => error.message.en === message.en);
    if (!found || wrong?.rule !== 'unknown-variable' || wrong.at === undefined) return null;
    const name = /^\w+/.exec(found.source.slice(wrong.at))?.[0] ?? '';
    const meant = nearest(name, Object.keys(flow.scope(found.node)));
    if (meant === null) return null;
    const source = found.source.slice(0, wrong.at) + meant + found.source.slice(wrong.at + name.length);
    return {
      label: text(`改为“${meant}”`, `Write “${meant}”`),
      scenario: withValueAt(scenario, pointer, source),
    };
  },
});
