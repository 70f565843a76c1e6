/** The collection of terminal models: their files by id, each with the revision that it was changed from. */
import { Schema, type Connection } from 'mongoose';
import { problem } from '../core/problem.ts';
import type { TerminalModel } from '../core/terminals/model.ts';
import type { Author } from './scenarios.ts';
import { isTaken } from './store-errors.ts';

interface StoredModel {
  _id: string;
  /** JSON text of the model file. */
  file: string;
  revision: number;
  updatedAt: string;
  updatedBy: string;
}

/** A model of the register. */
export interface KeptModel {
  model: TerminalModel;
  revision: number;
  updatedAt: string;
  updatedBy: string;
}

const schema = new Schema<StoredModel>(
  { _id: String, file: String, revision: Number, updatedAt: String, updatedBy: String },
  { versionKey: false },
);

const keptOf = ({ file, revision, updatedAt, updatedBy }: StoredModel): KeptModel => ({
  ...{ revision, updatedAt, updatedBy },
  model: JSON.parse(file) as TerminalModel,
});

/** Opens the collection. */
export function createTerminalModels(connection: Connection) {
  const models = connection.model('terminal-model', schema, 'terminal-models');
  return {
    /** Every model, by id. */
    async all(): Promise<KeptModel[]> {
      return (await models.find().sort({ _id: 1 }).lean<StoredModel[]>()).map(keptOf);
    },

    /** The model of an id. */
    async find(id: string): Promise<KeptModel | null> {
      const found = await models.findById(id).lean<StoredModel>();
      return found && keptOf(found);
    },

    /** Keeps a model in place of its revision; 0 where there is none yet. @throws Problem `edited-meanwhile` */
    async save(model: TerminalModel, revision: number, { by, at }: Author): Promise<KeptModel> {
      const next = { file: JSON.stringify(model), revision: revision + 1, updatedAt: at, updatedBy: by };
      if (revision === 0) {
        await models.create({ _id: model.id, ...next }).catch((error: unknown) => {
          throw isTaken(error) ? problem('edited-meanwhile') : error;
        });
      } else {
        const changed = await models.updateOne({ _id: model.id, revision }, { $set: next });
        if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      }
      return { model, revision: revision + 1, updatedAt: at, updatedBy: by };
    },
  };
}

export type TerminalModels = ReturnType<typeof createTerminalModels>;
