/** What a node needs to know has been learnt on every way that leads to it. */
import { defineCheck, remarkOn } from '../check.ts';
import { pathsNeededBy } from '../data-read.ts';
import type { Scope } from '../expressions/expression.ts';
import { text, type Text } from '../text.ts';
import { typeAt } from '../value-type.ts';

const words: Record<string, Text> = {
  card: text('卡内信息（须先读卡）', 'what the card says (read it first)'),
  state: text('卡和人员状态（须先核验）', 'the state of card and person (verify it first)'),
};

export const factsAreSet = defineCheck({
  name: 'facts-are-set',
  severity: 'error',
  clauses: ['data.verify'],
  title: text('用到的情况先已查明', 'What is used has been learnt before'),
  why: text(
    '节点要用的情况若在某条路上还没有查明，办件走到那里就会停住。请把读卡、核验等节点放到每条路上，且在用到之前。',
    'Where a node needs what was not learnt on some way, the case stops there. Put the reading or the verification on every way, before it is needed.',
  ),
  run: (subject) =>
    subject.graph.nodes.flatMap((node) => {
      if (!subject.flow.at(node)) return [];
      const scope = subject.flow.scope(node);
      const isSet = (path: string): boolean => missingAt(scope, path) === null;
      const missing = pathsNeededBy(subject, node, isSet).flatMap((path) => missingAt(scope, path) ?? []);
      return [...new Set(missing)].map((path) => {
        const what = words[path] ?? text(`“${path}”`, `“${path}”`);
        return remarkOn(
          node,
          text(
            `到节点“${node.id}”的某条路上还不知道${what['zh-CN']}`,
            `On some way to node “${node.id}” it is not known yet ${what.en}`,
          ),
        );
      });
    }),
});

/** The variable, or the path in it, that is not known for sure; null where all of it is. */
function missingAt(scope: Scope, path: string): string | null {
  const [variable = '', ...fields] = path.split('.');
  const type = Object.hasOwn(scope, variable) ? scope[variable] : undefined;
  if (!type || type.optional) return variable;
  const at = typeAt(type, fields);
  return !at || at.optional ? path : null;
}
