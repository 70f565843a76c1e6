/** The BPMN element that is nearest to each node kind. */
import type { ScenarioNode } from '../core/scenario.ts';

/** How a node is drawn in BPMN. */
export interface Drawn {
  /** Type of the element, without its prefix. */
  type: string;
  shape: 'task' | 'event' | 'gateway';
  /** The event definition of an event, without prefix. */
  event?: 'TimerEventDefinition' | 'ErrorEventDefinition' | 'CompensateEventDefinition';
}

const task = (type: string): Drawn => ({ type, shape: 'task' });
const gateway = (type: string): Drawn => ({ type, shape: 'gateway' });
const event = (type: string, definition?: Drawn['event']): Drawn => ({
  type,
  shape: 'event',
  ...(definition && { event: definition }),
});

const people = task('UserTask');
const outside = task('ServiceTask');
const elements: Readonly<Record<string, Drawn>> = {
  start: event('StartEvent'),
  end: event('EndEvent'),
  'raise-error': event('EndEvent', 'ErrorEventDefinition'),
  split: gateway('ParallelGateway'),
  branch: gateway('ExclusiveGateway'),
  'branch-inclusive': gateway('InclusiveGateway'),
  'for-each': task('Task'),
  'sub-scenario': task('CallActivity'),
  compensate: event('IntermediateThrowEvent', 'CompensateEventDefinition'),
  assign: task('ScriptTask'),
  'read-card': outside,
  'authenticate-card': outside,
  'authorise-card': outside,
  'scan-code': outside,
  'show-code': outside,
  'show-certificate': outside,
  'authorised-login': outside,
  'verify-person': outside,
  'verify-state': outside,
  form: people,
  approve: people,
  consent: people,
  prompt: task('SendTask'),
  notify: task('SendTask'),
  'decide-by-policy': task('BusinessRuleTask'),
  'query-data': outside,
  'write-back': outside,
  'call-system': outside,
  'issue-document': outside,
  pay: outside,
  refund: outside,
  disburse: outside,
  wait: event('IntermediateCatchEvent', 'TimerEventDefinition'),
  'wait-for-message': task('ReceiveTask'),
};

/** How a node is drawn; a kind that we do not know becomes a task without a type. */
export function drawingOf({ kind, settings }: ScenarioNode): Drawn {
  if (kind === 'join') return joinOf(settings['waitsFor']);
  return Object.hasOwn(elements, kind) ? (elements[kind] ?? task('Task')) : task('Task');
}

/** A join of all is parallel, of any exclusive, of some of them complex. */
function joinOf(needed: unknown): Drawn {
  if (needed === 'any') return gateway('ExclusiveGateway');
  return gateway(typeof needed === 'number' ? 'ComplexGateway' : 'ParallelGateway');
}
