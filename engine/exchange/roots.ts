/** The errors and messages that events of an export refer to, each once, and the event definitions themselves. */
import type { ModdleElement } from 'bpmn-moddle';
import { Duration, type ScenarioNode } from '../core/scenario.ts';
import type { Drawn } from './element-of-kind.ts';
import { model } from './moddle.ts';
import type { PlannedNode } from './plan.ts';
import { nameText } from './xml-text.ts';

/** Gives each error and message of a document once. */
export interface Roots {
  eventDefinition(type: NonNullable<Drawn['event']>, planned: PlannedNode): ModdleElement;
  message(node: ScenarioNode): ModdleElement;
  elements(): ModdleElement[];
}

/** Creates the roots of one document. */
export function createRoots(): Roots {
  const roots = new Map<string, ModdleElement>();
  const root = (type: 'Error' | 'Message', key: string, properties: object): ModdleElement => {
    const id = `${type.toLowerCase()}_${roots.size}`;
    const found = roots.get(`${type} ${key}`) ?? model.create(`bpmn:${type}`, { id, ...properties });
    roots.set(`${type} ${key}`, found);
    return found;
  };
  const error = (code: string) => root('Error', code, { name: code, errorCode: code });
  return {
    eventDefinition(type, { border, node }) {
      if (type === 'TimerEventDefinition') return timer(border ? undefined : node?.document);
      if (type === 'CompensateEventDefinition') return model.create(`bpmn:${type}`, { waitForCompletion: true });
      const code = border ? border.catches : node?.document.settings['code'];
      const caught = typeof code === 'string' && code !== '*' && code !== '' ? error(nameText(code)) : undefined;
      return model.create(`bpmn:${type}`, { ...(caught && { errorRef: caught }) });
    },
    message({ id, settings: { name } }) {
      const called = typeof name === 'string' ? nameText(name) : id;
      return root('Message', called, { name: called });
    },
    elements: () => [...roots.values()],
  };
}

/** A timer with the first duration among a node's settings; how long a border's limit is stands with its node. */
function timer(node: ScenarioNode | undefined): ModdleElement {
  const duration = Object.values(node?.settings ?? {}).find((value) => Duration.safeParse(value).success);
  const timeDuration = model.create('bpmn:FormalExpression', { body: duration });
  return model.create('bpmn:TimerEventDefinition', { ...(duration !== undefined && { timeDuration }) });
}
