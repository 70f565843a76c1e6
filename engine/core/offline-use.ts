/** Use of the physical card where people and machines are: at a counter, a machine, a gate, a till or in a vehicle. */
import { isEnd, type Graph, type GraphNode } from './graph.ts';
import { start, type Environment } from './nodes/start.ts';

const offlinePlaces: readonly Environment[] = ['counter', 'self-service', 'gate', 'merchant', 'vehicle'];

/** Whether a scenario's start is at a place of offline use. */
export function isUsedOffline(graph: Graph): boolean {
  const settings = start.settings.safeParse(graph.start?.node.settings).data;
  return settings !== undefined && offlinePlaces.includes(settings.environment);
}

/** Whether something has followed from the card where a node is reached: it writes more than a notice, or the cardholder got what there is to get. */
export const hasFollowed = (node: GraphNode): boolean =>
  (node.kind?.effect === 'write' && node.kind.kind !== 'compensate' && node.kind.kind !== 'notify') ||
  (isEnd(node) && (node.settings as { success?: boolean } | undefined)?.success === true);

/** Where a node that reads a card leads when it could. */
export const whenRead = (node: GraphNode): GraphNode[] =>
  node.out.filter(({ port }) => port === 'read').map(({ to }) => to);
