/** The collections of what applicants fill in and hand in: drafts with their revisions, and papers that never change, each under its SM3; all sealed. */
import { Schema, type Connection } from 'mongoose';
import { problem } from '../core/problem.ts';
import type { Sealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import { insertLacking } from './insert-lacking.ts';
import { isTaken } from './store-errors.ts';

interface StoredDraft {
  /** Id of the case. */
  _id: string;
  revision: number;
  form: string;
  savedBy: string;
  savedAt: string;
}

interface StoredPaper {
  /** Case and digest. */
  _id: string;
  case: string;
  content: string;
  by: string;
  at: string;
}

const draftSchema = new Schema<StoredDraft>(
  { _id: String, revision: Number, form: String, savedBy: String, savedAt: String },
  { versionKey: false },
);
const paperSchema = new Schema<StoredPaper>(
  { _id: String, case: String, content: String, by: String, at: String },
  { versionKey: false },
).index({ case: 1 });

/** A form that is being filled in. */
export interface FormDraft {
  revision: number;
  form: Record<string, unknown>;
  savedBy: string;
  savedAt: string;
}

/** Opens the collections. */
export function createPapers(connection: Connection, sealer: Sealer) {
  const drafts = connection.model('form-draft', draftSchema, 'form-drafts');
  const papers = connection.model('paper', paperSchema, 'papers');
  const open = <T>(sealed: string): T => JSON.parse(sealer.open(sealed)) as T;
  const seal = (value: unknown): string => sealer.seal(JSON.stringify(value));

  return {
    /** The form of a case as it was saved last; revision 0 and empty where nothing was. */
    async draftOf(caseId: string): Promise<FormDraft> {
      const found = await drafts.findById(caseId).lean<StoredDraft>();
      if (!found) return { revision: 0, form: {}, savedBy: '', savedAt: '' };
      const { revision, form, savedBy, savedAt } = found;
      return { revision, form: open(form), savedBy, savedAt };
    },

    /** Saves a form over the revision that was read. @throws Problem `edited-meanwhile` */
    async saveDraft(
      caseId: string,
      form: Record<string, unknown>,
      revision: number,
      { by, at }: { by: string; at: string },
    ): Promise<FormDraft> {
      const next = { form: seal(form), revision: revision + 1, savedBy: by, savedAt: at };
      if (revision === 0) {
        await drafts.create({ _id: caseId, ...next }).catch((error: unknown) => {
          throw isTaken(error) ? problem('edited-meanwhile') : error;
        });
      } else {
        const changed = await drafts.updateOne({ _id: caseId, revision }, { $set: next });
        if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      }
      return { revision: revision + 1, form, savedBy: by, savedAt: at };
    },

    /** Keeps a paper of a case under its digest; keeping it again changes nothing. */
    async keep(
      caseId: string,
      digest: string,
      content: unknown,
      { by, at }: { by: string; at: string },
    ): Promise<void> {
      await papers.updateOne(
        { _id: `${caseId} ${digest}` },
        { $setOnInsert: { case: caseId, content: seal(content), by, at } },
        { upsert: true },
      );
    },

    /** Keeps papers of several cases at once; those that are there stay as they are. */
    async keepMany(
      fresh: readonly { caseId: string; digest: string; content: unknown }[],
      { by, at }: { by: string; at: string },
    ): Promise<void> {
      const all = fresh.map(({ caseId, digest, content }) => ({
        ...{ _id: `${caseId} ${digest}`, case: caseId, content: seal(content), by, at },
      }));
      await insertLacking(papers.collection, all);
    },

    /** A paper of a case. @throws Problem `not-found` */
    async paper(caseId: string, digest: string): Promise<unknown> {
      const found = await papers.findById(`${caseId} ${digest}`).lean<StoredPaper>();
      if (!found) throw problem('not-found', { what: text('提交的内容', 'What was handed in') });
      return open(found.content);
    },
  };
}

export type Papers = ReturnType<typeof createPapers>;
