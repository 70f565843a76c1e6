/** The network of the place reaches what the nodes ask (scenario.network). */
import { defineCheck, remarkOn, type Remark, type Subject } from '../check.ts';
import { asksForFacts } from '../data-read.ts';
import type { GraphNode } from '../graph.ts';
import { start } from '../nodes/start.ts';
import { text } from '../text.ts';

/** Kinds that ask nothing beyond the terminal. */
const onTheTerminal: readonly string[] = ['read-card', 'authenticate-card', 'authorise-card', 'compensate'];

/** Whether a node asks an outside system when it runs. */
function asksOutside({ kind, settings, node }: GraphNode): boolean {
  if (!kind || onTheTerminal.includes(kind.kind)) return false;
  if (kind.kind === 'verify-person') {
    const { ways = [] } = (settings ?? {}) as { ways?: { by: string }[] };
    return ways.some(({ by }) => by !== 'pin');
  }
  return (
    kind.effect === 'read' || kind.effect === 'write' || node.kind === 'scan-code' || node.kind === 'authorised-login'
  );
}

/** The application system that a node's settings name. */
const systemOf = ({ settings }: GraphNode): string | undefined => {
  const system = (settings as { system?: unknown } | undefined)?.system;
  return typeof system === 'string' ? system : undefined;
};

function unreached(subject: Subject, network: 'internet' | 'offline'): Remark[] {
  const { systems = {} } = subject.ground;
  const { graph } = subject;
  return graph.nodes.flatMap((node) => {
    if (network === 'offline' && (asksOutside(node) || asksForFacts(subject, node))) {
      const message = text(
        `离线时节点“${node.id}”连不到外部系统`,
        `Offline, node “${node.id}” cannot reach the outside system that it asks`,
      );
      return [remarkOn(node, message)];
    }
    const system = systemOf(node);
    if (network === 'offline' || system === undefined || !Object.hasOwn(systems, system)) return [];
    if (systems[system]?.network !== 'government-private') return [];
    const message = text(
      `系统“${system}”在业务专网，从互联网连不到`,
      `System “${system}” lies in the government private network, which the internet does not reach`,
    );
    return [remarkOn(node, message, '/settings/system')];
  });
}

export const networkReaches = defineCheck({
  name: 'network-reaches',
  severity: 'error',
  clauses: ['scenario.network', 'access.protocol'],
  title: text('网络连得到', 'The network reaches'),
  why: text(
    '离线终端问不到全国平台和应用系统，互联网也进不了业务专网，办件会停在那里。请改正网络环境，或换成现场能办的步骤。',
    'An offline terminal reaches neither the national platform nor an application system, and the internet does not reach the private network: the case would stop there. Correct the network, or take steps that can be done on the spot.',
  ),
  run(subject) {
    const network = start.settings.safeParse(subject.graph.start?.node.settings).data?.network;
    return network === 'internet' || network === 'offline' ? unreached(subject, network) : [];
  },
});
