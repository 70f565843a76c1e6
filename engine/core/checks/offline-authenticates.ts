/** Where the card is used offline, the card must prove that it is genuine before anything follows from it (scenario.offline-auth). */
import { defineCheck, remarkOn, type Subject } from '../check.ts';
import { withRefusingEnd, withSettings } from '../edit.ts';
import { reachableFrom, type GraphEdge, type GraphNode } from '../graph.ts';
import { surelyPassed } from '../nesting.ts';
import { readCard } from '../nodes/read-card.ts';
import { hasFollowed, isUsedOffline, whenRead } from '../offline-use.ts';
import { text } from '../text.ts';

const authenticates = (node: GraphNode): boolean =>
  node.kind === readCard && readCard.settings.safeParse(node.settings).data?.authenticate === true;

const isAuthenticated = ({ from, port }: GraphEdge): boolean =>
  (authenticates(from) && port === 'read') || (from.kind?.kind === 'authenticate-card' && port === 'authenticated');

/** Card reads from which something follows though the card has not proved itself. */
function unproven({ graph, nesting }: Subject): GraphNode[] {
  const passed = surelyPassed(graph, nesting, isAuthenticated);
  return graph.nodes.filter(
    (node) =>
      node.kind === readCard &&
      node.settings !== undefined &&
      !authenticates(node) &&
      [...reachableFrom(whenRead(node))].some((later) => hasFollowed(later) && !passed(later)),
  );
}

export const offlineAuthenticates = defineCheck({
  name: 'offline-authenticates',
  severity: 'error',
  clauses: ['scenario.offline-auth'],
  title: text('线下用卡做卡认证', 'The card is authenticated offline'),
  why: text(
    '不做卡认证就分不清真卡和复制卡。窗口、自助机、闸机等线下用卡，办理之前必须由卡证明自己持有密钥。',
    'Without card authentication a copy passes for the card. At a counter, machine or gate the card must prove that it holds its key before anything is done on it.',
  ),
  run: (subject) =>
    !isUsedOffline(subject.graph)
      ? []
      : unproven(subject).map((node) =>
          remarkOn(
            node,
            text('线下用卡必须进行卡认证', 'Where the card is used offline it must be authenticated'),
            '/settings/authenticate',
          ),
        ),
  fix({ scenario, graph }, { node: id }) {
    const node = graph.node(id ?? '');
    if (!node) return null;
    const label = text('读卡时做卡认证', 'Authenticate the card when it is read');
    const authenticated = withSettings(scenario, node.id, { authenticate: true });
    if (node.out.some(({ port }) => port === 'not-genuine')) return { label, scenario: authenticated };
    const refused = text('卡认证未通过', 'Not genuine');
    return { label, scenario: withRefusingEnd(authenticated, node.id, 'not-genuine', refused) };
  },
});
