/** Why a case waits: for whom, since when, until when, what comes next and who may do it, in words. */
import { isOver, type CaseRecord, type CaseStatus } from './case.ts';
import type { CompiledNode } from './compile.ts';
import type { Port } from './node.ts';
import { rights, roles, type Right, type Role } from './rights.ts';
import type { Overlay } from './run-scenario-ports.ts';
import { nodeByPath } from './scenes.ts';
import type { Stand } from './stays.ts';
import type { TaskRecord } from './task.ts';
import { text, type Text } from './text.ts';
import type { VersionContent } from './version.ts';

/** One thing that a case waits for. */
export interface CaseWait {
  kind: 'task' | 'time' | 'message' | 'join' | 'writing' | 'held' | 'unknown';
  /** Path of the node, and its name. */
  node: string;
  name: Text;
  words: Text;
  /** Who is waited for, and the division where they are; null where it is nobody's of one. */
  whom: Text | null;
  region: string | null;
  since: string;
  until: string | null;
  /** The task to be answered. */
  task: string | null;
  /** Of a held step: its token, the problem's slug, and the ways out by which it can be passed over. */
  token: number | null;
  problem: string | null;
  ports: Port[];
}

/** What can be done next, and who may. */
export interface NextStep {
  act: 'answer' | 'message' | 'pause' | 'resume' | 'cancel' | 'retry' | 'skip' | 'nothing';
  words: Text;
  by: Text;
  /** The division whose people may; null where the right alone says who. */
  region: string | null;
  right: Right | null;
}

/** GET /api/cases/{id}/explanation. */
export interface Explanation {
  status: CaseStatus;
  /** False where the engine could not be asked, and this is what the record says. */
  live: boolean;
  summary: Text;
  overdue: boolean;
  waits: CaseWait[];
  next: NextStep[];
}

/** What is explained, and what is known of it. */
export interface ToExplain {
  record: CaseRecord;
  overlay: Overlay | null;
  tasks: readonly TaskRecord[];
  version: VersionContent;
}

type OverlayToken = Overlay['tokens'][number];

const levels = {
  case: text('办理地', 'where the case is'),
  city: text('市级', 'city'),
  province: text('省级', 'province'),
};

const whomOf = ({ role, level }: Pick<TaskRecord, 'role' | 'level'>): Text =>
  text(`${levels[level]['zh-CN']}${roles[role].name['zh-CN']}`, `${roles[role].name.en}, ${levels[level].en}`);

/** The roles that hold a right, in words. */
function holdersOf(right: Right): Text {
  const held = (Object.keys(roles) as Role[]).filter((role) =>
    (roles[role].rights as readonly Right[]).includes(right),
  );
  const names = held.map((role) => roles[role].name);
  return text(names.map((name) => name['zh-CN']).join('、'), names.map(({ en }) => en).join(', '));
}

function nodeOf(version: VersionContent, path: string): { node: CompiledNode | null; name: Text } {
  try {
    const { content, node } = nodeByPath(version, path);
    return { node, name: content.scenario.nodes.find(({ id }) => id === node.id)?.name ?? node.kind.label };
  } catch {
    // After a migration a record may name a node that this version has no longer.
    return { node: null, name: text(path, path) };
  }
}

/** Since when a token stands there; where the record does not say, since the last step. */
const sinceOf = ({ standing, trace, openedAt }: CaseRecord, is: (stand: Stand) => boolean): string =>
  standing.find(is)?.since ?? trace.at(-1)?.at ?? openedAt;

/** What tokens wait for that stand there at present. */
function waitOf({ record, tasks, version }: ToExplain, token: OverlayToken): CaseWait | null {
  const { node, name } = nodeOf(version, token.path);
  const base = {
    ...{ node: token.path, name, whom: null, region: null, task: null, token: null, problem: null, ports: [] },
    since: sinceOf(record, (each) => each.token === token.id && each.path === token.path),
    until: [token.until, token.dueAt].filter((at) => at !== null).sort()[0] ?? null,
  };
  switch (token.phase) {
    case 'failed':
      return { ...base, ...heldWords(token, node) };
    case 'joining':
      return { ...base, kind: 'join', words: text('等其他分支办完后汇合', 'Waits for the other branches to arrive') };
    case 'performing':
      return {
        ...base,
        kind: 'writing',
        words: text(
          '正在写入外部系统，不通时自动重试',
          'Writes to an outside system, and tries again while it is away',
        ),
      };
    case 'waiting': {
      const task = tasks.find((each) => each.token === token.id && each.visit === token.visit);
      if (task) return taskWait(version, task);
      return { ...base, ...restWords(node) };
    }
    case 'ready':
    case 'inside':
      return null;
  }
}

/** The ways out by which a node can be passed over. */
export const waysPast = ({ kind, settings, next }: CompiledNode): Port[] =>
  kind
    .ports(settings)
    .filter(({ id }) => next.has(id))
    .map((port) => ({ ...port }));

function heldWords(
  token: OverlayToken,
  node: CompiledNode | null,
): Partial<CaseWait> & Pick<CaseWait, 'kind' | 'words'> {
  const { title, slug } = token.problem ?? { title: text('原因不明', 'for an unknown reason'), slug: 'internal' };
  return {
    kind: 'held',
    words: text(`停住：${title['zh-CN']}`, `Held: ${title.en}`),
    whom: holdersOf('case.control'),
    token: token.id,
    problem: slug,
    ports: node ? waysPast(node) : [],
  };
}

/** Of a node that waits for no person: for a message, else for a time. */
function restWords(node: CompiledNode | null): Pick<CaseWait, 'kind' | 'words' | 'whom'> {
  if (node?.kind.kind !== 'wait-for-message')
    return { kind: 'time', words: text('等到约定的时间', 'Rests until the agreed time'), whom: null };
  const { name } = node.settings as { name: string };
  return {
    kind: 'message',
    words: text(`等外部系统发来消息“${name}”`, `Waits for the message “${name}” from outside`),
    whom: text('外部系统', 'An outside system'),
  };
}

function taskWait(version: VersionContent, task: TaskRecord): CaseWait {
  const votes = task.answers.length;
  const so = votes === 0 ? text('', '') : text(`（已有 ${votes} 人办理）`, ` (${votes} answered so far)`);
  return {
    kind: 'task',
    ...{ node: task.node, name: nodeOf(version, task.node).name, whom: whomOf(task), region: task.region },
    words: text(`待办：${task.title['zh-CN']}${so['zh-CN']}`, `To do: ${task.title.en}${so.en}`),
    ...{ since: task.openedAt, until: task.dueAt, task: task.id, token: null, problem: null, ports: [] },
  };
}

/** From the record alone, while the engine cannot be asked: open tasks, and where it stands. */
function waitsOnRecord({ record, tasks, version }: ToExplain): CaseWait[] {
  const known = new Set(tasks.map(({ node }) => node));
  const others = record.at.filter((path) => !known.has(path));
  return [
    ...tasks.map((task) => taskWait(version, task)),
    ...others.map((path): CaseWait => ({
      kind: 'unknown',
      ...{ node: path, name: nodeOf(version, path).name, whom: null, region: null, task: null, token: null, ports: [] },
      words: text('按记录停在这一步', 'By the record it stands here'),
      ...{ since: sinceOf(record, (each) => each.path === path), until: null, problem: record.problem?.slug ?? null },
    })),
  ];
}

const engine = text('平台', 'The platform');

const order = (act: NextStep['act'] & ('pause' | 'resume' | 'cancel' | 'retry' | 'skip'), words: Text): NextStep => ({
  ...{ act, words, by: holdersOf('case.control'), region: null, right: 'case.control' },
});

const orders = {
  pause: order('pause', text('暂停', 'Pause')),
  resume: order('resume', text('恢复办理', 'Resume')),
  cancel: order('cancel', text('撤销办件', 'Cancel the case')),
  retry: order('retry', text('重试停住的步骤', 'Try the held steps again')),
  skip: order('skip', text('跳过停住的步骤', 'Pass over a held step')),
};

/** What can be done next. */
function nextOf(status: CaseStatus, waits: readonly CaseWait[], tasks: readonly TaskRecord[]): NextStep[] {
  if (status === 'starting') return [{ act: 'nothing', words: startsAlone, by: engine, region: null, right: null }];
  const steps: NextStep[] = [];
  if (status === 'paused') steps.push(orders.resume);
  for (const task of tasks)
    steps.push({
      ...{ act: 'answer', words: choicesOf(task), by: whomOf(task), region: task.region, right: 'task.answer' },
    });
  if (waits.some(({ kind }) => kind === 'message'))
    steps.push({
      ...{ act: 'message', words: rights['case.message'], by: holdersOf('case.message'), region: null },
      right: 'case.message',
    });
  const held = waits.filter(({ kind }) => kind === 'held');
  if (held.length > 0 || status === 'held') steps.push(orders.retry);
  if (held.some(({ ports }) => ports.length > 0)) steps.push(orders.skip);
  if (status !== 'paused') steps.push(orders.pause);
  return [...steps, orders.cancel];
}

const startsAlone = text('流程引擎可用后自动开始，无需操作', 'It begins by itself once the engine can be reached');

function choicesOf({ title, actions }: TaskRecord): Text {
  const zh = actions.map(({ label }) => label['zh-CN']).join('、');
  const en = actions.map(({ label }) => label.en).join(', ');
  return text(`办理“${title['zh-CN']}”：${zh}`, `Answer “${title.en}”: ${en}`);
}

/** In one sentence. */
function summaryOf(record: CaseRecord, overlay: Overlay | null, waits: readonly CaseWait[]): Text {
  const [first] = waits;
  switch (record.status) {
    case 'starting':
      return text('已受理，等流程引擎开始办理', 'Acknowledged; it waits for the engine to begin');
    case 'paused': {
      const { by, reason } = overlay?.paused ?? { by: '', reason: '' };
      return by === '' ? text('已暂停', 'Paused') : text(`已由 ${by} 暂停：${reason}`, `Paused by ${by}: ${reason}`);
    }
    case 'held': {
      const why = record.problem?.title ?? text('原因不明', 'an unknown reason');
      return text(`停住了，需要人处置：${why['zh-CN']}`, `Held until somebody sees to it: ${why.en}`);
    }
    case 'waiting':
      return first?.whom
        ? text(`在等${first.whom['zh-CN']}`, `Waits for: ${first.whom.en}`)
        : (first?.words ?? text('在等待', 'It waits'));
    case 'running':
      return text('正在办理', 'Under way');
    case 'completed':
    case 'cancelled':
    case 'failed':
      return text('已办结，不再等待', 'Closed: it waits for nothing');
  }
}

/** Explains a case. */
export function explain(it: ToExplain): Explanation {
  const { record, overlay, tasks } = it;
  const { status } = record;
  if (isOver(record))
    return { status, live: true, summary: summaryOf(record, null, []), overdue: false, waits: [], next: [] };
  const waits = overlay
    ? overlay.tokens.map((token) => waitOf(it, token)).filter((wait) => wait !== null)
    : waitsOnRecord(it);
  return {
    ...{ status, live: overlay !== null, overdue: overlay?.overdue ?? false, waits },
    summary: summaryOf(record, overlay, waits),
    next: nextOf(status, waits, tasks),
  };
}
