/** The collection of tasks: a projection of what the tokens of cases wait for, written again without harm. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { maskHolder, type Holder } from '../core/mask.ts';
import { problem } from '../core/problem.ts';
import type { Actor, Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import type { CaseProjection } from '../core/store-ports.ts';
import type { ClosedTask, OpenTask, TaskAnswer, TaskRecord, TaskState } from '../core/task.ts';
import { text } from '../core/text.ts';
import { inSightOf, matching, readPage, type Filter, type PageRequest } from './page.ts';
import { isTaken } from './store-errors.ts';

interface StoredTask extends Place, Pick<TaskRecord, 'case' | 'token' | 'visit' | 'scenario' | 'node' | 'role'> {
  _id: string;
  /** Number of the stretch that was projected last. */
  stretch: number;
  openedAt: string;
  /** What lists are ordered by: when it is due, or the end of time. */
  due: string;
  state: TaskState;
  closedAt: string | null;
  /** Who answered. */
  by: string[];
  /** Who has taken it on. */
  claimed?: string | null;
  procedure?: boolean;
  divergence?: boolean;
  search: string;
  /** The request, the holder and each answer by its id, sealed. */
  request: string;
  holder: string | null;
  answers: Record<string, string>;
}

const schema = new Schema<StoredTask>(
  {
    _id: String,
    region: String,
    institution: String,
    case: String,
    token: Number,
    visit: Number,
    scenario: Schema.Types.Mixed,
    node: String,
    role: String,
    stretch: Number,
    openedAt: String,
    due: String,
    state: String,
    closedAt: String,
    by: [String],
    claimed: String,
    procedure: Boolean,
    divergence: Boolean,
    search: String,
    request: String,
    holder: String,
    answers: Schema.Types.Mixed,
  },
  { versionKey: false, minimize: false },
)
  .index({ state: 1, role: 1, due: 1, _id: 1 })
  .index({ case: 1 })
  .index({ by: 1, openedAt: -1 });

/** The end of time, for tasks that are never due: it sorts behind every date. */
const never = '9999';

/** Which tasks are asked for. open: to be answered; overdue: and late; mine: answered by whoever asks. */
export const taskViews = ['open', 'overdue', 'mine'] as const;
export type TaskView = (typeof taskViews)[number];

export interface TaskQuery extends PageRequest {
  view: TaskView;
  case?: string | undefined;
  /** Taken on by this account. */
  claimed?: string | undefined;
}

/** What the projection of a case says of its tasks. */
type Projected = Pick<CaseProjection, 'stretch' | 'holder' | 'tasks'>;

const regionsWithin = (region: string): Filter => ({ region: { $regex: `^${region.replace(/(00)+$/, '')}` } });

/** The tasks that somebody may answer, as `mayAnswer` decides it for one. */
const forHands = ({ region, institution, role }: Actor): Filter => ({
  ...regionsWithin(region),
  role,
  ...(institution !== null && { institution }),
});

function filterOf(actor: Actor, view: TaskView, now: string): Filter {
  if (view === 'mine') return { by: actor.account, ...inSightOf(actor) };
  const open = { state: 'open', ...forHands(actor) };
  return view === 'overdue' ? { ...open, due: { $lt: now } } : open;
}

/** Opens the collection. */
export function createTasks(connection: Connection, sealer: Sealer) {
  const model = connection.model('task', schema, 'tasks');
  const open = <T>(sealed: string): T => JSON.parse(sealer.open(sealed)) as T;
  const seal = (value: unknown): string => sealer.seal(JSON.stringify(value));

  const sealedAnswers = (answers: readonly TaskAnswer[]) =>
    Object.fromEntries(answers.map((answer) => [`answers.${keyOf(answer.id)}`, seal(answer)]));

  /** A field's name may hold neither dot nor dollar. */
  const keyOf = (id: string): string => sealer.blindIndex(`answer ${id}`).replace(/[.$]/g, '_');

  const recordOf = (it: StoredTask): TaskRecord => ({
    ...open<OpenTask['request']>(it.request),
    id: it._id,
    ...{ case: it.case, token: it.token, visit: it.visit, scenario: it.scenario, node: it.node },
    ...{ region: it.region, institution: it.institution },
    holder: it.holder === null ? null : maskHolder(open<Holder>(it.holder)),
    openedAt: it.openedAt,
    dueAt: it.due === never ? null : it.due,
    ...{ state: it.state, closedAt: it.closedAt },
    ...(it.claimed && { claimed: it.claimed }),
    ...(it.procedure && { procedure: true }),
    ...(it.divergence && { divergence: true }),
    answers: Object.values(it.answers)
      .map((sealed) => open<TaskAnswer>(sealed))
      .sort((a, b) => a.at.localeCompare(b.at)),
  });

  /** Writes a task that waits, unless a later stretch has written it. */
  async function keepOpen(caseId: string, task: OpenTask, { stretch, holder }: Projected): Promise<void> {
    const { id, token, visit, scenario, node, place, request, dueAt, at, answers, claimed, procedure, divergence } =
      task;
    const words = [caseId, scenario.id, ...Object.values(scenario.name), ...Object.values(request.title)];
    const set = {
      ...{ stretch, token, visit, scenario, node, ...place, role: request.role, due: dueAt ?? never },
      ...{ case: caseId, state: 'open', closedAt: null, request: seal(request) },
      claimed: claimed ?? null,
      ...(procedure && { procedure }),
      ...(divergence && { divergence }),
      search: words.join(' ').toLowerCase(),
      holder: holder && seal(holder),
      ...sealedAnswers(answers),
    };
    const by = { $addToSet: { by: { $each: answers.map((answer) => answer.by) } } };
    const first = { $setOnInsert: { openedAt: at, ...(answers.length === 0 && { answers: {} }) } };
    try {
      await model.collection.updateOne(
        { _id: id as never, stretch: { $lte: stretch } },
        { $set: set, ...by, ...first },
        { upsert: true },
      );
    } catch (error) {
      // There is one already, of a later stretch.
      if (!isTaken(error)) throw error;
    }
  }

  async function close({ id, at, state, answers }: ClosedTask, stretch: number): Promise<void> {
    await model.collection.updateOne(
      { _id: id as never, stretch: { $lte: stretch }, state: { $in: ['open', state] } },
      {
        $set: { stretch, state, closedAt: at, ...sealedAnswers(answers) },
        $addToSet: { by: { $each: answers.map((answer) => answer.by) } },
      },
    );
  }

  return {
    /** Writes what a stretch left of the tasks of its case. */
    async project(caseId: string, projected: Projected): Promise<void> {
      await Promise.all(
        projected.tasks.map((task) =>
          task.state === 'open' ? keepOpen(caseId, task, projected) : close(task, projected.stretch),
        ),
      );
    },

    /** @throws Problem `not-found` */
    async get(id: string): Promise<TaskRecord> {
      const found = await model.findById(id).lean<StoredTask>();
      if (!found) throw problem('not-found', { what: text('待办', 'The task') });
      return recordOf(found);
    },

    /** Lists tasks of somebody: those to answer by their due dates, those answered the latest first. */
    async list(
      actor: Actor,
      { view, case: of, claimed, q, ...page }: TaskQuery,
      now: string,
    ): Promise<Page<TaskRecord>> {
      const filters: Filter[] = [filterOf(actor, view, now), ...matching(q)];
      if (of !== undefined) filters.push({ case: of });
      if (claimed !== undefined) filters.push({ claimed });
      const order =
        view === 'mine'
          ? ({ keys: ['openedAt', '_id'], direction: -1 } as const)
          : ({ keys: ['due', '_id'], direction: 1 } as const);
      const found = await readPage<StoredTask>(model.collection, { $and: filters }, order, page);
      return { ...found, items: found.items.map(recordOf) };
    },

    /** How many tasks each view holds for somebody. */
    async counts(actor: Actor, now: string): Promise<Record<TaskView, number>> {
      const counted = await Promise.all(
        taskViews.map(async (view) => [view, await model.collection.countDocuments(filterOf(actor, view, now))]),
      );
      return Object.fromEntries(counted) as Record<TaskView, number>;
    },

    /** The open tasks of a case. */
    async openOf(caseId: string): Promise<TaskRecord[]> {
      const found = await model.find({ case: caseId, state: 'open' }).lean<StoredTask[]>();
      return found.map(recordOf);
    },
  };
}

export type Tasks = ReturnType<typeof createTasks>;
