/** The register of devices: batches that are there whole or not at all, changes by revision, challenges that count once; reasons sealed. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import type { DeviceScope } from '../core/terminals/settle-devices.ts';
import type { Heartbeat, Terminal, TerminalFlag, TerminalStep } from '../core/terminals/terminal.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { inSightOf, matching, readPage, type PageRequest } from './page.ts';
import { createReasonSeals } from './reason-seals.ts';
import { isTaken } from './store-errors.ts';

interface StoredTerminal extends Omit<Terminal, 'id'> {
  _id: string;
  batch: string;
  search: string;
}

/** Devices to register together. */
export interface FreshBatch {
  id: string;
  terminals: readonly Terminal[];
}

interface StoredBatch extends Attempt {
  _id: string;
  state: 'writing' | 'done';
  /** JSON text of the devices: the batch is the unit that is there or not. */
  terminals: string;
  count: number;
}

/** What is asked of the list. */
export interface TerminalListRequest extends PageRequest {
  state?: string | undefined;
  model?: string | undefined;
  institution?: string | undefined;
  flagged?: boolean;
}

interface StoredChallenge {
  _id: string;
  terminal: string;
  expiresAt: string;
}

const mixed = Schema.Types.Mixed;
const terminalSchema = new Schema<StoredTerminal>(
  {
    ...{ _id: String, region: String, institution: String, site: String, scenarios: [String], model: String },
    ...{ state: String, suspensions: mixed, psam: String, successor: String, activatedAt: String, heartbeat: mixed },
    ...{ flags: [String], revision: Number, history: [mixed], batch: String, search: String },
  },
  { versionKey: false, minimize: false },
)
  .index({ region: 1, _id: 1 })
  .index({ batch: 1 })
  .index({ institution: 1, _id: 1 })
  .index({ model: 1, _id: 1 });
const batchSchema = new Schema<StoredBatch>(
  { _id: String, state: String, terminals: String, count: Number, made: String, of: String },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ state: 1 });
const challengeSchema = new Schema<StoredChallenge>(
  { _id: String, terminal: String, expiresAt: String },
  { versionKey: false },
).index({ expiresAt: 1 });

const what = text('终端', 'The terminal');

/** So many devices are written at once. */
const portion = 500;

const searchOf = ({ id, model, site, institution, psam }: Terminal): string =>
  [id, model, site, institution, psam].filter(Boolean).join(' ').toLowerCase();

/** Opens the collections. */
export function createTerminals(connection: Connection, sealer: Sealer) {
  const model = connection.model('terminal', terminalSchema, 'terminals');
  const batches = connection.model('terminal-batch', batchSchema, 'terminal-batches');
  const challenges = connection.model('terminal-challenge', challengeSchema, 'terminal-challenges');
  const reasons = createReasonSeals(sealer);
  const terminalOf = ({ _id, batch: _batch, search: _search, ...rest }: StoredTerminal): Terminal => ({
    ...{ ...rest, id: _id },
    suspensions: reasons.openEach(rest.suspensions),
    history: rest.history.map((step) => reasons.open(step)),
  });
  const storedOf = ({ id, ...terminal }: Terminal): Omit<StoredTerminal, 'batch'> => ({
    ...{ ...terminal, _id: id, search: searchOf({ id, ...terminal }) },
    suspensions: reasons.sealEach(terminal.suspensions),
    history: terminal.history.map((step) => reasons.seal(step)),
  });

  const find = async (id: string): Promise<Terminal | null> => {
    const found = await model.findById(id).lean<StoredTerminal>();
    return found && terminalOf(found);
  };
  const get = async (id: string): Promise<Terminal> => {
    const found = await find(id);
    if (!found) throw problem('not-found', { what });
    return found;
  };

  /** The documents of these ids, read portion by portion. */
  async function among(ids: readonly string[]): Promise<StoredTerminal[]> {
    const found: StoredTerminal[] = [];
    for (let at = 0; at < ids.length; at += portion)
      found.push(...(await model.find({ _id: { $in: ids.slice(at, at + portion) } }).lean<StoredTerminal[]>()));
    return found;
  }

  /** Writes what a batch still lacks; a number that another batch took meanwhile stays the other's. */
  async function finish({ _id, terminals }: StoredBatch): Promise<void> {
    const all = JSON.parse(terminals) as Terminal[];
    const there = new Set((await among(all.map(({ id }) => id))).map((each) => each._id));
    const lacking = all.filter(({ id }) => !there.has(id)).map((each) => ({ ...storedOf(each), batch: _id }));
    for (let at = 0; at < lacking.length; at += portion)
      await model.insertMany(lacking.slice(at, at + portion), { ordered: false }).catch((error: unknown) => {
        if (!isTaken(error)) throw error;
      });
    await batches.updateOne({ _id }, { $set: { state: 'done' } });
  }

  return {
    find,
    /** @throws Problem `not-found` */
    get,

    /** The devices of these serial numbers, by number. */
    async registered(ids: readonly string[]): Promise<Map<string, Terminal>> {
      return new Map((await among(ids)).map((each) => [each._id, terminalOf(each)]));
    },

    /** Registers a batch: once it is kept every device of it will be there, here or by `finishBatches`. Gives its id, and the numbers that another batch has. @throws Problem `idempotency-key-reused` */
    async keep({ id, terminals }: FreshBatch, attempt: Attempt): Promise<{ id: string; taken: string[] }> {
      const fresh: StoredBatch = {
        ...{ ...attempt, _id: id, state: 'writing' },
        ...{ terminals: JSON.stringify(terminals), count: terminals.length },
      };
      const batch = await batches.create(fresh).then(
        () => fresh,
        async (error: unknown) => {
          const earlier = isTaken(error) && (await batches.findOne({ made: attempt.made }).lean<StoredBatch>());
          if (!earlier) throw error;
          return madeBefore(earlier, attempt);
        },
      );
      await finish(batch);
      const ids = (JSON.parse(batch.terminals) as Terminal[]).map((each) => each.id);
      const taken = (await among(ids)).filter((each) => each.batch !== batch._id).map((each) => each._id);
      return { id: batch._id, taken };
    },

    /** Carries on what a stop broke off; tells how many batches that were. */
    async finishBatches(): Promise<number> {
      const open = await batches.find({ state: 'writing' }).lean<StoredBatch[]>();
      for (const batch of open) await finish(batch);
      return open.length;
    },

    /** The devices that somebody of a place may see, by serial number. */
    async list(place: Place, request: TerminalListRequest): Promise<Page<Terminal>> {
      const { state, model: of, institution, flagged = false, q } = request;
      const filter = {
        $and: [
          inSightOf(place),
          ...matching(q),
          ...(state ? [{ state }] : []),
          ...(of ? [{ model: of }] : []),
          ...(institution ? [{ institution }] : []),
          ...(flagged ? [{ 'flags.0': { $exists: true } }] : []),
        ],
      };
      const found = await readPage<StoredTerminal>(model.collection, filter, { keys: ['_id'], direction: 1 }, request);
      return { ...found, items: found.items.map(terminalOf) };
    },

    /** Puts a device in place of its revision. @throws Problem `edited-meanwhile` */
    async change(terminal: Terminal): Promise<Terminal> {
      const { _id, ...rest } = storedOf(terminal);
      const next = { ...rest, revision: terminal.revision + 1 };
      const changed = await model.updateOne({ _id, revision: terminal.revision }, { $set: next });
      if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      return { ...terminal, revision: terminal.revision + 1 };
    },

    /** A page of the devices of a scope, by serial number, behind `after`. */
    async within(scope: DeviceScope, after: string, atMost: number): Promise<Terminal[]> {
      if ('device' in scope) {
        const found = after === '' ? await find(scope.device) : null;
        return found ? [found] : [];
      }
      const found = await model
        .find({ ...scope, _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(atMost)
        .lean<StoredTerminal[]>();
      return found.map(terminalOf);
    },

    /** Has those of these devices that are active activate themselves again; done again it changes nothing. */
    async voidActivation(ids: readonly string[], step: TerminalStep): Promise<void> {
      await model.updateMany(
        { _id: { $in: ids }, state: 'active' },
        {
          $set: { state: 'registered', activatedAt: null },
          $push: { history: reasons.seal(step) },
          $inc: { revision: 1 },
        },
      );
    },

    /** Notes what an active device says; false where it said something later already. */
    async beat(id: string, heartbeat: Heartbeat, flags: readonly TerminalFlag[]): Promise<boolean> {
      const earlier = [{ heartbeat: null }, { 'heartbeat.sequence': { $lt: heartbeat.sequence } }];
      const changed = await model.updateOne(
        { _id: id, state: 'active', $or: earlier },
        { $set: { heartbeat, flags }, $inc: { revision: 1 } },
      );
      return changed.matchedCount > 0;
    },

    /** Keeps a challenge that was given to a device, and forgets those that are over. */
    async challenge(challenge: string, terminal: string, expiresAt: string, now: string): Promise<void> {
      await challenges.deleteMany({ expiresAt: { $lt: now } });
      await challenges.create({ _id: challenge, terminal, expiresAt });
    },

    /** Takes a challenge away; false where it was not given to the device, was taken before, or is over. */
    async takeChallenge(challenge: string, terminal: string, now: string): Promise<boolean> {
      const taken = await challenges.deleteOne({ _id: challenge, terminal, expiresAt: { $gte: now } });
      return taken.deletedCount > 0;
    },
  };
}

export type Terminals = ReturnType<typeof createTerminals>;
