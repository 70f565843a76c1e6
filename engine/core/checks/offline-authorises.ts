/** Where the card is used offline, the terminal must prove to the card that it may use it (scenario.offline-auth). */
import { defineCheck, remarkOn, type Subject } from '../check.ts';
import { freeId, withNodeAt, withRefusingEnd } from '../edit.ts';
import { reachableFrom, type GraphNode } from '../graph.ts';
import { surelyPassed } from '../nesting.ts';
import { readCard } from '../nodes/read-card.ts';
import { hasFollowed, isUsedOffline, whenRead } from '../offline-use.ts';
import { text } from '../text.ts';

/** Kinds by which the national platform says whose e-card it is: what follows from them uses no card, with the port that says so. */
const byECard: Readonly<Record<string, string>> = {
  'show-code': 'resolved',
  'show-certificate': 'resolved',
  'scan-code': 'confirmed',
  'authorised-login': 'confirmed',
};

/** Card reads from which something follows though the terminal has not been authorised. */
function unauthorised({ graph, nesting }: Subject): GraphNode[] {
  const passed = surelyPassed(
    graph,
    nesting,
    ({ from, port }) =>
      (from.kind?.kind === 'authorise-card' && port === 'authorised') || byECard[from.node.kind] === port,
  );
  return graph.nodes.filter(
    (node) =>
      node.kind === readCard &&
      [...reachableFrom(whenRead(node))].some((later) => hasFollowed(later) && !passed(later)),
  );
}

export const offlineAuthorises = defineCheck({
  name: 'offline-authorises',
  severity: 'error',
  clauses: ['scenario.offline-auth', 'terminal.psam'],
  title: text('线下用卡做卡鉴权', 'The terminal is authorised offline'),
  why: text(
    '不做卡鉴权，卡分不清正规终端和假冒终端。线下用卡办理之前，终端要凭 PSAM 向卡证明自己有权操作；第一版语言的场景没有这种节点，不在此列。',
    'Without card authorisation the card cannot tell a terminal from a sham. Before anything is done offline the terminal must prove by its PSAM that it may; documents of the first language, which has no node for it, are not held to this.',
  ),
  run: (subject) =>
    subject.scenario.irVersion === undefined || !isUsedOffline(subject.graph)
      ? []
      : unauthorised(subject).map((node) =>
          remarkOn(
            node,
            text('线下用卡必须进行卡鉴权', 'Where the card is used offline the terminal must be authorised'),
          ),
        ),
  fix({ scenario, graph }, { node: id }) {
    const node = graph.node(id ?? '');
    const onward = node?.out.find(({ port }) => port === 'read')?.edge;
    if (!node || !onward) return null;
    const own = freeId(scenario, 'authorise');
    const added = withNodeAt(scenario, onward, { id: own, kind: 'authorise-card', settings: {} }, 'authorised');
    const refused = withRefusingEnd(added, own, 'not-authorised', text('鉴权未通过', 'Not authorised'));
    return {
      label: text('读卡后加上卡鉴权', 'Authorise the card after it is read'),
      scenario: withRefusingEnd(refused, own, 'failed', text('读卡失败', 'Not readable')),
    };
  },
});
