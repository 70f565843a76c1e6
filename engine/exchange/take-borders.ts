/** Takes the events on activities' borders: errors become what the node catches, a timer its limit. */
import type { ModdleElement } from 'bpmn-moddle';
import type { ScenarioNode } from '../core/scenario.ts';
import { text } from '../core/text.ts';
import { codeOfError, durationOf } from './meaning.ts';
import { elementOf, listOf } from './moddle.ts';
import { tell, type Taken } from './taken.ts';

/** Takes an event on the border of an activity. */
export function takeBorder(taken: Taken, event: ModdleElement): void {
  const activity = elementOf(event, 'attachedToRef');
  const id = activity && taken.enters.get(activity);
  const node = taken.nodes.find((entry) => entry.node.id === id)?.node;
  const definitions = listOf(event, 'eventDefinitions');
  const type = definitions[0]?.$type;
  if (!node || definitions.length !== 1) {
    tell(taken, event, 'left', text('所在的活动没有成为节点', 'The activity it stands on became no node'));
  } else if (type === 'bpmn:ErrorEventDefinition') takeError(taken, event, node, codeOfError(definitions[0]) ?? '*');
  else if (type === 'bpmn:TimerEventDefinition') takeTimer(taken, event, node, durationOf(definitions[0]));
  else {
    const named = type?.replace(/^bpmn:|EventDefinition$/g, '') ?? '';
    tell(taken, event, 'left', text(`边界上的 ${named} 事件没有对应`, `A ${named} event on a border has no equal`));
  }
}

function takeError(taken: Taken, event: ModdleElement, node: ScenarioNode, code: string): void {
  const catches = node.catches ?? [];
  if (!catches.includes(code) && catches.length >= 10) {
    tell(taken, event, 'left', text('一个节点最多捕获十种错误', 'A node catches ten errors at most'));
    return;
  }
  node.catches = [...new Set([...catches, code])];
  const port = code === '*' ? 'error' : `error-${code}`;
  taken.leaves.set(event, { node, port: () => port });
  tell(taken, event, 'mapped', text('改为节点捕获的错误', 'Became an error that the node catches'), { to: node.id });
}

function takeTimer(taken: Taken, event: ModdleElement, node: ScenarioNode, within: string | undefined): void {
  if (within === undefined || node.limit || event['cancelActivity'] === false) {
    tell(
      taken,
      event,
      'left',
      text(
        '节点只有一个时限，是中断的、以时长表示的定时',
        'A node has one limit: a timer that interrupts, after a length of time',
      ),
    );
    return;
  }
  node.limit = { of: { within }, then: 'leave' };
  taken.leaves.set(event, { node, port: () => 'late' });
  tell(taken, event, 'mapped', text('改为节点的时限', 'Became the limit of the node'), { to: node.id });
}
