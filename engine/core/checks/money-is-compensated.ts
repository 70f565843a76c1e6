/** Money that was moved is taken back where the matter comes to nothing afterwards. */
import { defineCheck, remarkOn, type Subject } from '../check.ts';
import { freeId } from '../edit.ts';
import { catchingEdge, raisedBy } from '../errors.ts';
import { isEnd, type GraphEdge, type GraphNode } from '../graph.ts';
import { text } from '../text.ts';

const movesMoney: Readonly<Record<string, string>> = { pay: 'paid', disburse: 'paid' };

/** The problem that anything which asks the outside may end in. */
const unreached = 'connector-unavailable';

/** Whether what a money node moved has been taken back where an edge is taken. */
function takesBack({ from, port }: GraphEdge, money: GraphNode): boolean {
  if (from.kind?.kind === 'refund') return port === 'refunded';
  if (from.kind?.kind !== 'compensate' || from.settings === undefined) return false;
  const one = from.kind.undoes?.(from.settings);
  return one === undefined || one === money.id;
}

/** The edges into ends that refuse, which can be taken after a node moved money and before it is taken back. */
function losingEdges({ nesting }: Subject, money: GraphNode): GraphEdge[] {
  const seen = new Set<GraphEdge>();
  const losing: GraphEdge[] = [];
  const open = money.out.filter(({ port }) => port === movesMoney[money.node.kind]);
  for (let edge = open.pop(); edge; edge = open.pop()) {
    if (seen.has(edge) || takesBack(edge, money)) continue;
    seen.add(edge);
    const { to } = edge;
    if (isEnd(to) && (to.settings as { success?: boolean } | undefined)?.success === false) losing.push(edge);
    const raised = raisedBy(to) ?? (to.kind?.effect === 'pure' ? undefined : unreached);
    const caught = raised === undefined ? undefined : catchingEdge(nesting, to, raised);
    open.push(...to.out, ...(caught ? [caught] : []));
  }
  return losing;
}

export const moneyIsCompensated = defineCheck({
  name: 'money-is-compensated',
  severity: 'error',
  clauses: ['flow.payment', 'flow.disbursement'],
  title: text('付了款没办成要退回', 'Money is taken back where the matter fails'),
  why: text(
    '付款之后没办成就结束，持卡人付了钱却没有得到服务。请在通向这个结束的路上加上“撤回”或“退款”。',
    'Where the case ends undone after a payment, the cardholder has paid for nothing. Put a compensate or a refund on the way to that end.',
  ),
  run: (subject) =>
    subject.graph.nodes
      .filter(({ node }) => Object.hasOwn(movesMoney, node.kind))
      .flatMap((node) => {
        const [first] = losingEdges(subject, node);
        if (!first) return [];
        const message = text(
          `付款之后可能在“${first.to.id}”没办成就结束，钱没有退回`,
          `After this payment the case may end undone at “${first.to.id}”, and the money is not taken back`,
        );
        return [remarkOn(node, message)];
      }),
  fix(subject, { node: id }) {
    const { scenario, graph } = subject;
    const money = graph.node(id ?? '');
    const losing = money ? losingEdges(subject, money) : [];
    if (losing.length === 0) return null;
    let { nodes, edges } = scenario;
    for (const end of new Set(losing.map(({ to }) => to))) {
      const own = freeId({ ...scenario, nodes }, `take-back-${end.id}`);
      const led = new Set(losing.filter(({ to }) => to === end).map(({ edge }) => edge));
      nodes = [...nodes, { id: own, kind: 'compensate', settings: {} }];
      edges = [
        ...edges.map((edge) => (led.has(edge) ? { ...edge, to: own } : edge)),
        { from: own, port: 'done', to: end.id },
      ];
    }
    return { label: text('结束之前撤回', 'Take it back before the end'), scenario: { ...scenario, nodes, edges } };
  },
});
