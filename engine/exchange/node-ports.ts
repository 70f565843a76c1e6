/** The ports of a node as BPMN sees them: ways out of an activity, or events on its border. */
import { findNodeKind } from '../core/nodes/index.ts';
import type { ScenarioNode } from '../core/scenario.ts';
import { text, type Text } from '../core/text.ts';

/** The error that a port of a node catches: a code, '*' for the rest; null where it is no such port. */
export function errorOfPort(node: ScenarioNode, port: string): string | null {
  const catches: readonly string[] = node.catches ?? [];
  if (port === 'error') return catches.includes('*') ? '*' : null;
  const code = port.startsWith('error-') ? port.slice('error-'.length) : '';
  return code !== '*' && catches.includes(code) ? code : null;
}

/** Whether a port is the one by which a node is left when it is late. */
export const isLatePort = (node: ScenarioNode, port: string): boolean =>
  port === 'late' && node.limit?.then === 'leave';

/** What a node calls the port, by its kind and settings; the port's own name where it does not say. */
export function portLabel(node: ScenarioNode, port: string): Text {
  const error = errorOfPort(node, port);
  if (error === '*') return text('其他错误', 'Other errors');
  if (error !== null) return text(error, error);
  if (isLatePort(node, port)) return text('超时', 'Late');
  return portsByKind(node).find(({ id }) => id === port)?.label ?? text(port, port);
}

/** The port by which a node is left ordinarily: the first its kind has, with its settings or, where they are not complete, with those of the kind's example. */
export function firstPort(node: ScenarioNode): string {
  const example = findNodeKind(node.kind)?.example ?? {};
  const first = portsByKind(node)[0] ?? portsByKind({ ...node, settings: example as ScenarioNode['settings'] })[0];
  return first?.id ?? 'done';
}

/** The condition under which a node is left by a port, where its settings state one. */
export function conditionOfPort({ settings: { ways } }: ScenarioNode, port: string): string | undefined {
  if (!Array.isArray(ways)) return undefined;
  const way = (ways as unknown[]).find(
    (each) => typeof each === 'object' && each !== null && 'id' in each && each.id === port,
  );
  const when = (way as { when?: unknown } | undefined)?.when;
  return typeof when === 'string' ? when : undefined;
}

function portsByKind({ kind, settings }: ScenarioNode) {
  const definition = findNodeKind(kind);
  const parsed = definition?.settings.safeParse(settings);
  return definition && parsed?.success ? definition.ports(parsed.data) : [];
}
