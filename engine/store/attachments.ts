/** The collections of files: of scenarios, and of cases of procedures; sealed with their names. What nobody took for good is removed after a time. */
import { Schema, type Connection } from 'mongoose';
import type { AttachmentSummary, AttachmentType } from '../core/attachment.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import type { FileSealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { isTaken } from './store-errors.ts';

interface StoredAttachment extends Place, Attempt {
  _id: string;
  /** Id of the scenario or the case. */
  scenario: string;
  as: string;
  /** Sealed. */
  name: string;
  type: AttachmentType;
  size: number;
  digest: string;
  by: string;
  at: string;
  /** Whether a filing took it. */
  filed: boolean;
  /** The bytes, sealed piece by piece. */
  pieces: Buffer[];
}

/** A file about to be kept. */
export interface NewAttachment<As extends string> extends AttachmentSummary<As> {
  bytes: Uint8Array;
}

const schema = new Schema<StoredAttachment>(
  {
    ...{ _id: String, region: String, institution: String, made: String, of: String },
    ...{ scenario: String, as: String, name: String, type: String, size: Number, digest: String },
    ...{ by: String, at: String, filed: Boolean, pieces: [Buffer] },
  },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ scenario: 1, filed: 1, at: 1 });

const what = text('附件', 'The attachment');
const pieceBytes = 512 * 1024;
/** How many one account may have put in for a scenario without filing them. */
const mostUnfiled = 20;

/** Lets whoever else waits for this process have their turn. */
const others = () => new Promise((resolve) => setImmediate(resolve));

const dayMs = 24 * 3_600_000;

/** Where files are kept, and for how many days those that nobody took for good. */
interface Shelf {
  name: 'attachments' | 'materials';
  days: number;
}

/** Opens a collection. */
export function createAttachments<As extends string>(
  connection: Connection,
  sealer: FileSealer,
  { name: shelf, days }: Shelf,
) {
  const model = connection.model<StoredAttachment>(shelf, schema, shelf);

  const summaryOf = ({
    _id,
    name,
    made: _made,
    of: _of,
    filed: _filed,
    pieces: _pieces,
    as,
    ...rest
  }: StoredAttachment) => {
    // It was put in as one of these.
    const summary: AttachmentSummary<As> = { id: _id, name: sealer.open(name), as: as as As, ...rest };
    return summary;
  };

  async function sealed(bytes: Uint8Array): Promise<Buffer[]> {
    const pieces: Buffer[] = [];
    for (let from = 0; from < bytes.length; from += pieceBytes) {
      pieces.push(Buffer.from(sealer.sealBytes(bytes.subarray(from, from + pieceBytes))));
      await others();
    }
    return pieces;
  }

  const listed = async (filter: object): Promise<AttachmentSummary<As>[]> => {
    const found = await model.find(filter).select({ pieces: 0 }).sort({ at: 1 }).lean<StoredAttachment[]>();
    return found.map(summaryOf);
  };

  async function demandRoom({ scenario, by }: NewAttachment<As>): Promise<void> {
    if ((await model.countDocuments({ scenario, by, filed: false })) < mostUnfiled) return;
    const message = text(
      `未备案的附件最多 ${mostUnfiled} 个，请先移除不用的`,
      `At most ${mostUnfiled} attachments can wait to be filed; remove those that are not needed`,
    );
    throw problem('invalid-input', { errors: [{ pointer: '', rule: 'too-many', message }] });
  }

  return {
    /** Keeps a file, and removes those that nobody filed within a day. @throws Problem `invalid-input`, `idempotency-key-reused` */
    async add(fresh: NewAttachment<As>, attempt: Attempt): Promise<AttachmentSummary<As>> {
      const earlier = await model.findOne({ made: attempt.made }).select({ pieces: 0 }).lean<StoredAttachment>();
      if (earlier) return summaryOf(madeBefore(earlier, attempt));
      await model.deleteMany({
        filed: false,
        at: { $lt: new Date(Date.parse(fresh.at) - days * dayMs).toISOString() },
      });
      await demandRoom(fresh);
      const { id, bytes, name, ...rest } = fresh;
      const pieces = await sealed(bytes);
      try {
        await model.create({ _id: id, ...attempt, ...rest, name: sealer.seal(name), filed: false, pieces });
      } catch (error) {
        const other = isTaken(error) && (await model.findOne({ made: attempt.made }).lean<StoredAttachment>());
        if (!other) throw error;
        return summaryOf(madeBefore(other, attempt));
      }
      const { bytes: _bytes, ...summary } = fresh;
      return summary;
    },

    /** What is known of a file, without its bytes. @throws Problem `not-found` */
    async get(id: string): Promise<AttachmentSummary<As>> {
      const [found] = await listed({ _id: id });
      if (!found) throw problem('not-found', { what });
      return found;
    },

    /** The bytes of a file. @throws Problem `not-found` */
    async bytesOf(id: string): Promise<Uint8Array> {
      const found = await model.findById(id).select(['pieces']).lean<Pick<StoredAttachment, 'pieces'>>();
      if (!found) throw problem('not-found', { what });
      const opened: Uint8Array[] = [];
      for (const piece of found.pieces) {
        // A lean read gives BSON's own binary.
        opened.push(sealer.openBytes('buffer' in piece ? Buffer.from(piece.buffer as ArrayBuffer) : piece));
        await others();
      }
      return Buffer.concat(opened);
    },

    /** What somebody has put in for a scenario and not filed yet. */
    unfiledOf: (scenario: string, by: string) => listed({ scenario, by, filed: false }),

    /** All that was put in for one, and may be seen. */
    all: (scenario: string) => listed({ scenario }),

    /** Those of these ids that belong to a scenario. */
    of: (scenario: string, ids: readonly string[]) => listed({ scenario, _id: { $in: ids } }),

    /** Takes these for a filing: they stay for good. Gives how many there are. */
    async keep(ids: readonly string[]): Promise<number> {
      return (await model.updateMany({ _id: { $in: ids } }, { $set: { filed: true } })).matchedCount;
    },

    /** Removes what one has put in oneself and not filed. @throws Problem `not-found` */
    async remove(id: string, by: string): Promise<void> {
      const removed = await model.deleteOne({ _id: id, by, filed: false });
      if (removed.deletedCount === 0) throw problem('not-found', { what });
    },
  };
}

export type Attachments<As extends string> = ReturnType<typeof createAttachments<As>>;
