/** Before money is paid out, person, card and business are verified as clear: 人清、卡清、业务清 (flow.disbursement). */
import { defineCheck, remarkOn, type Subject } from '../check.ts';
import type { GraphNode } from '../graph.ts';
import { surelyPassed } from '../nesting.ts';
import { text } from '../text.ts';
import { typeAt } from '../value-type.ts';

const subjects = {
  person: text('人清（人员状态）', 'the state of the person'),
  card: text('卡清（卡状态）', 'the state of the card'),
  business: text('业务清（业务状态）', 'the state of the business'),
} as const;
type Verified = keyof typeof subjects;

/** What a verification covers; card and person where its settings do not say. */
const coveredBy = (settings: unknown): readonly string[] => (settings as { of?: string[] }).of ?? ['card', 'person'];

/** Whether something has been verified as normal on every way to a node, and is still known there: another verification forgets it. */
function verifiedBefore({ graph, nesting, flow }: Subject, what: Verified): (node: GraphNode) => boolean {
  const passed = surelyPassed(
    graph,
    nesting,
    ({ from, port }) =>
      from.kind?.kind === 'verify-state' &&
      from.settings !== undefined &&
      port === 'normal' &&
      coveredBy(from.settings).includes(what),
  );
  return (node) => {
    const state = flow.scope(node)['state'];
    const known = state && typeAt(state, [what]);
    return passed(node) && known !== undefined && !known.optional;
  };
}

export const disbursementIsVerified = defineCheck({
  name: 'disbursement-is-verified',
  severity: 'error',
  clauses: ['flow.disbursement', 'flow.deceased', 'data.verify'],
  title: text('发放前三清', 'Person, card and business are verified before paying out'),
  why: text(
    '人已去世、卡已注销或业务已停的，发出去的钱追不回来。请在每条通向发放的路上，用一个核验节点核验人员、卡和业务三项状态。',
    'Money paid to a person who has died, to a cancelled card or for a matter that is over is hard to get back. Verify all three by one node on every way that leads to the payment.',
  ),
  run(subject) {
    const paying = subject.graph.nodes.filter((node) => node.kind?.kind === 'disburse' && subject.nesting.of.has(node));
    if (paying.length === 0) return [];
    return (Object.keys(subjects) as Verified[]).flatMap((what) => {
      const verified = verifiedBefore(subject, what);
      const words = subjects[what];
      return paying
        .filter((node) => !verified(node))
        .map((node) =>
          remarkOn(
            node,
            text(
              `到发放节点“${node.id}”的某条路没有核验${words['zh-CN']}`,
              `On some way to “${node.id}” it was not verified: ${words.en}`,
            ),
          ),
        );
    });
  },
});
