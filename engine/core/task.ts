/** A task (待办) as lists and pages show it, and what a stretch of a case makes of its tasks. */
import { pathOf } from './case-scopes.ts';
import type { Answer, CaseState, TaskRequest, Token } from './case.ts';
import type { CaseEvent } from './interpreter/interpret.ts';
import type { Place } from './rights.ts';
import type { Text } from './text.ts';

/** open: somebody is to answer; answered; expired: its time ran out; withdrawn: the case went another way. */
export const taskStates = ['open', 'answered', 'expired', 'withdrawn'] as const;
export type TaskState = (typeof taskStates)[number];

/** An answer as the task keeps it: what was filled in belongs to the case, and is not kept here. */
export type TaskAnswer = Pick<Answer, 'id' | 'by' | 'at' | 'action' | 'reason'>;

/** A task as people see it: masked. It belongs to the place whose people answer it. */
export interface TaskRecord extends Place, TaskRequest {
  id: string;
  case: string;
  token: number;
  visit: number;
  scenario: { id: string; name: Text };
  /** Path of the node that asks. */
  node: string;
  /** Masked, once the card was read. */
  holder: { name: string; socialSecurityNumber: string } | null;
  openedAt: string;
  /** When it expires, RFC 3339. */
  dueAt: string | null;
  state: TaskState;
  closedAt: string | null;
  answers: TaskAnswer[];
  /** Who has taken it on; left out where nobody has. */
  claimed?: string;
  /** Whether it belongs to a case of a procedure, where it is answered. */
  procedure?: boolean;
  /** Whether it is about a divergence between registers: `case` is the entry. */
  divergence?: boolean;
}

/** A task that waits, as a stretch leaves it. */
export interface OpenTask {
  id: string;
  state: 'open';
  token: number;
  visit: number;
  scenario: { id: string; name: Text };
  node: string;
  place: Place;
  request: TaskRequest;
  dueAt: string | null;
  /** When the stretch ran, RFC 3339: a task is as old as the first that left it. */
  at: string;
  /** Answers that this stretch took in. */
  answers: TaskAnswer[];
  /** Who has taken it on; null where nobody has. */
  claimed?: string | null;
  procedure?: true;
  divergence?: true;
}

/** A task that waits no longer. */
export interface ClosedTask {
  id: string;
  at: string;
  state: Exclude<TaskState, 'open'>;
  answers: TaskAnswer[];
}

/** What a stretch leaves of one task: written again without harm. */
export type TaskProjection = OpenTask | ClosedTask;

/** The id of the task that a visit of a node asks for: a token goes on to other nodes, a visit of a node is its own. */
const taskIdOf = (caseId: string, node: string, visit: number): string =>
  `${caseId}~${node.replaceAll('/', '.')}~${visit}`;

/** The place whose people do a task: where the case is, or the administration of its city or province. */
export function placeOfTask({ region, institution }: Place, level: TaskRequest['level']): Place {
  if (level === 'case') return { region, institution };
  return { region: region.slice(0, level === 'city' ? 4 : 2).padEnd(6, '0'), institution: null };
}

/** A stretch of a case: what was before, what happened, and what came of it. */
export interface TaskStretch {
  caseId: string;
  scenario: { id: string; name: Text };
  before: CaseState;
  after: CaseState;
  events: readonly CaseEvent[];
  /** Ids of the answers that a node took. */
  taken: readonly string[];
  at: string;
}

interface Asking {
  token: Token;
  request: TaskRequest;
  node: string;
}

/** The tasks that a state waits for, by id. */
function asked(caseId: string, state: CaseState): Map<string, Asking> {
  const found = new Map<string, Asking>();
  for (const token of state.outcome ? [] : state.tokens) {
    const request = token.phase === 'waiting' ? token.wait?.task : undefined;
    if (!request) continue;
    const node = pathOf(state, token);
    found.set(taskIdOf(caseId, node, token.visit), { token, request, node });
  }
  return found;
}

/** The answers to a token's task that its node took. */
function answersTaken({ events, taken }: TaskStretch, { id: token }: Token): TaskAnswer[] {
  return events.flatMap((event) => {
    if (event.event !== 'answered' || event.token !== token || !taken.includes(event.answer.id)) return [];
    const { id, by, at, action, reason } = event.answer;
    return [{ id, by, at, action, ...(reason !== undefined && { reason }) }];
  });
}

/** How a task ended whose token waits no longer. */
function endOf(events: readonly CaseEvent[], token: Token, answers: readonly TaskAnswer[]): ClosedTask['state'] {
  if (answers.length > 0) return 'answered';
  return events.some((event) => event.event === 'elapsed' && event.token === token.id) ? 'expired' : 'withdrawn';
}

const soonest = ({ wait, dueAt }: Token): string | null =>
  [wait?.until, dueAt].filter((at) => at !== undefined).sort()[0] ?? null;

/** What a stretch makes of the tasks of its case: those that wait now, and those that no longer do. */
export function tasksAfter(stretch: TaskStretch): TaskProjection[] {
  const { caseId, scenario, before, after, events, at } = stretch;
  const was = asked(caseId, before);
  const is = asked(caseId, after);
  const answersOf = (id: string): TaskAnswer[] => {
    const asking = was.get(id);
    return asking ? answersTaken(stretch, asking.token) : [];
  };
  const open = [...is].map(([id, { token, request, node }]): TaskProjection => ({
    ...{ id, state: 'open', token: token.id, visit: token.visit, node, request, answers: answersOf(id) },
    scenario: { id: scenario.id, name: scenario.name },
    place: placeOfTask(after.data.place, request.level),
    dueAt: soonest(token),
    at,
  }));
  const closed = [...was].flatMap(([id, { token }]): TaskProjection[] =>
    is.has(id) ? [] : [{ id, at, state: endOf(events, token, answersOf(id)), answers: answersOf(id) }],
  );
  return [...open, ...closed];
}

/** What becomes of the tasks of a case that cannot go on. */
export const tasksWithdrawn = (caseId: string, state: CaseState, at: string): ClosedTask[] =>
  [...asked(caseId, state).keys()].map((id) => ({ id, at, state: 'withdrawn', answers: [] }));
