/** What a foreign BPMN element means in a scenario: a node of some kind, nothing that happens, or nothing we have. */
import type { ModdleElement } from 'bpmn-moddle';
import { Duration } from '../core/scenario.ts';
import { text, type Text } from '../core/text.ts';
import type { Verdict } from './import-report.ts';
import { elementOf, isA, listOf, textOf } from './moddle.ts';
import { nameOfElement, slugOf } from './names.ts';

/** What an element means. */
export type Meaning =
  /** A node; `first` is the port by which its flow leaves; `joins`: branches meet before it. */
  | { as: 'node'; kind: string; settings?: Record<string, unknown>; first?: string; joins?: true; why: Text }
  /** A node with a port for every flow that leaves it. */
  | { as: 'ways'; kind: 'branch' | 'branch-inclusive' | 'split'; joins?: true; why: Text }
  /** Nothing happens there in a scenario: who comes in goes out. */
  | { as: 'through'; verdict: Verdict; why: Text }
  /** A sub-process: its inside is taken instead of it. */
  | { as: 'inside'; why: Text }
  | { as: 'left'; why: Text };

/** How many flows enter and leave an element. */
export interface Degree {
  incoming: number;
  outgoing: number;
}

const mappedTo = (zh: string, en: string): Text =>
  text(`改为“${zh}”，请补全设置`, `Became “${en}”; complete its settings`);
const node = (kind: string, why: Text, settings: Record<string, unknown> = {}): Extract<Meaning, { as: 'node' }> => ({
  as: 'node',
  kind,
  settings,
  why,
});

/** Types that mean the same wherever they stand. */
const tasks: Readonly<Record<string, (element: ModdleElement) => Meaning>> = {
  UserTask: (element) => node('form', mappedTo('表单', 'form'), titled(element)),
  ManualTask: (element) => node('form', mappedTo('表单', 'form'), titled(element)),
  Task: (element) =>
    node(
      'form',
      text('没有类型的任务，按由人办理处理', 'A task without a type: taken as work for people'),
      titled(element),
    ),
  ServiceTask: () => node('call-system', mappedTo('调用系统', 'call a system')),
  ScriptTask: () =>
    node('assign', text('脚本不运行，请改写为表达式', 'A script is never run; write expressions instead')),
  SendTask: () => node('notify', mappedTo('通知', 'notify')),
  BusinessRuleTask: () => ({ ...node('decide-by-policy', mappedTo('策略决策', 'decide by policy')), first: 'done' }),
};

/** A form has a title: what the task is called. */
function titled(element: ModdleElement): Record<string, unknown> {
  const title = nameOfElement(element);
  return title ? { title } : {};
}

/** Says what an element means. */
export function meaningOf(element: ModdleElement, degree: Degree): Meaning {
  const type = element.$type.replace(/^bpmn:/, '');
  if (element['isForCompensation'] === true) {
    return { as: 'left', why: text('撤回由写入节点自己完成', 'Taking back is part of the node that writes') };
  }
  const plain = Object.hasOwn(tasks, type) ? tasks[type] : undefined;
  if (plain) return plain(element);
  if (isA(element, 'Event')) return meaningOfEvent(element);
  if (isA(element, 'Gateway')) return meaningOfGateway(type, degree);
  if (isA(element, 'SubProcess')) return meaningOfSubProcess(element, type);
  if (type === 'ReceiveTask')
    return node('wait-for-message', mappedTo('等待消息', 'wait for a message'), { name: messageNameOf(element) });
  if (type === 'CallActivity') return callOf(element);
  return { as: 'left', why: text('没有对应的节点', 'There is no such node') };
}

/** The name of the message that an element refers to, in our manner. */
export function messageNameOf(element: ModdleElement): string {
  const message = elementOf(element, 'messageRef') ?? element;
  const name = slugOf(textOf(message, 'name') ?? textOf(message, 'id'), 'message');
  // The name that the nodes of e-card tickets keep for themselves.
  return name === 'ticket' ? 'ticket-message' : name;
}

function callOf(element: ModdleElement): Meaning {
  const called = slugOf(textOf(element, 'calledElement'), '');
  const settings = called === '' ? {} : { scenario: called };
  return { ...node('sub-scenario', mappedTo('子场景', 'sub-scenario'), settings), first: 'other' };
}

function meaningOfSubProcess(element: ModdleElement, type: string): Meaning {
  if (element['triggeredByEvent'] === true) {
    return { as: 'left', why: text('事件子流程没有对应', 'An event sub-process has no equal') };
  }
  if (type === 'AdHocSubProcess') {
    return { as: 'left', why: text('临时子流程没有对应', 'An ad-hoc sub-process has no equal') };
  }
  const why = text('子流程展开到场景中', 'The sub-process was opened out into the scenario');
  return { as: 'inside', why };
}

function meaningOfGateway(type: string, { incoming, outgoing }: Degree): Meaning {
  const forks = outgoing > 1;
  const meets = incoming > 1;
  const nothing = text('只有一进一出，略去', 'One way in and one way out: passed over');
  switch (type) {
    case 'ExclusiveGateway': {
      const merges = text('合并不需要节点', 'Ways that meet need no node');
      if (!forks) return { as: 'through', verdict: 'taken', why: meets ? merges : nothing };
      return {
        as: 'ways',
        kind: 'branch',
        why: text('改为“分支”，条件请重写', 'Became “branch”; write its conditions anew'),
      };
    }
    case 'InclusiveGateway':
    case 'ParallelGateway': {
      if (!forks && !meets) return { as: 'through', verdict: 'taken', why: nothing };
      const joined = text('改为“汇合”', 'Became “join”');
      if (!forks) return { as: 'node', kind: 'join', settings: { waitsFor: 'all' }, why: joined };
      const kind = type === 'ParallelGateway' ? 'split' : 'branch-inclusive';
      const why =
        kind === 'split'
          ? text('改为“并行”', 'Became “split”')
          : text('改为“包容分支”，条件请重写', 'Became “inclusive branch”; write its conditions anew');
      return { as: 'ways', kind, ...(meets && { joins: true as const }), why };
    }
    case 'ComplexGateway':
      if (forks) return { as: 'left', why: text('复杂网关没有对应', 'A complex gateway has no equal') };
      return node('join', text('改为“汇合”，请设几条', 'Became “join”; set how many it waits for'), {
        waitsFor: 'all',
      });
    default:
      return { as: 'left', why: text('按事件选择没有对应', 'A choice by what happens first has no equal') };
  }
}

function meaningOfEvent(element: ModdleElement): Meaning {
  const definitions = listOf(element, 'eventDefinitions');
  const definition = definitions[0];
  const event = definition?.$type.replace(/^bpmn:|EventDefinition$/g, '') ?? 'None';
  if (definitions.length > 1)
    return { as: 'left', why: text('多重事件没有对应', 'Several events in one have no equal') };
  if (isA(element, 'StartEvent')) return startOf(event);
  if (isA(element, 'EndEvent')) return endOf(element, event, definition);
  if (event === 'Timer') return waitOf(definition);
  if (event === 'Message' && isA(element, 'CatchEvent')) {
    return node('wait-for-message', mappedTo('等待消息', 'wait for a message'), {
      name: messageNameOf(definition ?? element),
    });
  }
  if (event === 'Message') return node('notify', mappedTo('通知', 'notify'));
  if (event === 'Compensate') return node('compensate', text('改为“撤回”', 'Became “compensate”'));
  if (event === 'None') {
    const why = text('没有内容的事件，略去', 'An event without content: passed over');
    return { as: 'through', verdict: 'mapped', why };
  }
  if (isA(element, 'CatchEvent')) {
    return { as: 'left', why: text(`等待 ${event} 事件没有对应`, `Waiting for a ${event} event has no equal`) };
  }
  const why = text(`发出 ${event} 事件没有对应，流程继续`, `Throwing a ${event} event has no equal; the way goes on`);
  return { as: 'through', verdict: 'left', why };
}

function startOf(event: string): Meaning {
  const why = text('改为“开始”，请设用卡模式和环境', 'Became “start”; set the card modes and the environment');
  if (event === 'None') return node('start', why);
  return node('start', text(`${event} 开始事件改为用卡开始`, `A ${event} start became a start by card`));
}

function endOf(element: ModdleElement, event: string, definition: ModdleElement | undefined): Meaning {
  const label = nameOfElement(element);
  if (event === 'Error') {
    const code = codeOfError(definition) ?? slugOf(textOf(element, 'name'), 'error');
    return node('raise-error', text('改为“抛出错误”', 'Became “raise error”'), {
      code,
      label: label ?? text(code, code),
      prompts: [],
    });
  }
  const outcome = slugOf(textOf(element, 'name') ?? textOf(element, 'id'), 'ended');
  const settings = { outcome, label: label ?? text('结束', 'Ended'), success: true, prompts: [] };
  const plain = event === 'None' || event === 'Terminate';
  return node(
    'end',
    plain
      ? text('改为“结束”，请设是否成功和提示语', 'Became “end”; set whether it is a success, and its prompts')
      : text(`改为“结束”，${event} 事件未保留`, `Became “end”; its ${event} event was left`),
    settings,
  );
}

/** The code of an error that an event refers to, in our manner; undefined where it names none. */
export function codeOfError(definition: ModdleElement | undefined): string | undefined {
  const error = elementOf(definition, 'errorRef');
  const called = textOf(error, 'errorCode') ?? textOf(error, 'name') ?? textOf(error, 'id');
  const code = slugOf(called, '');
  return code === '' ? undefined : code;
}

/** The duration of a timer, where it is one that we take. */
export function durationOf(definition: ModdleElement | undefined): string | undefined {
  const body = textOf(elementOf(definition, 'timeDuration'), 'body')?.trim();
  // FEEL writes a duration as ="P1D" or =duration("P1D").
  const duration = /^=?\s*(?:duration\()?"?([^"()]*)"?\)?$/.exec(body ?? '')?.[1];
  return Duration.safeParse(duration).success ? duration : undefined;
}

function waitOf(definition: ModdleElement | undefined): Meaning {
  const duration = durationOf(definition);
  const why =
    duration === undefined
      ? text('改为“等待”，请设多久', 'Became “wait”; set how long')
      : text('改为“等待”', 'Became “wait”');
  return node('wait', why, duration === undefined ? {} : { within: duration });
}
