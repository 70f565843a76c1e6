/** The demo library: its records, each written and undone once, and its interfaces. */
import { calledInterface } from '../../engine/core/demo-answers.ts';
import { type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';
import { type Sealer } from '../../engine/core/sealing.ts';
import { openJournal, type Entry } from '../sealed-messages/journal.ts';
import { type Handlers } from '../sealed-messages/simulator-door.ts';
import { applicationSystem } from './contract.ts';

/** A record as GET /records shows it: without its fields, which may name people. */
export interface LibraryRecord {
  receipt: string;
  key: string;
  record: string;
  writtenAt: string;
  cancelled: boolean;
}

export interface Library {
  handlers: Handlers;
  /** All records, oldest first. */
  records(): LibraryRecord[];
}

type Call = Pick<OutputOf<'application-system.call'>, 'fields'>;

/** Opens the library over its journal. */
export async function openLibrary(path: string, sealer: Sealer): Promise<Library> {
  const records = new Map<string, LibraryRecord>();

  function apply({ act, key, asked, result, at }: Entry): void {
    if (act === 'write') {
      const { record } = asked as Pick<InputOf<'application-system.write'>, 'record'>;
      records.set(key, { receipt: String(result), key, record, writtenAt: at, cancelled: false });
    }
    if (act === 'cancel') {
      const { key: written } = asked as { key: string };
      const found = records.get(written);
      if (found) records.set(written, { ...found, cancelled: true });
    }
  }
  const journal = await openJournal({ path, sealer, apply });

  function requireMeant(system: string): void {
    if (system !== applicationSystem.name) throw problem('not-found', { what: system });
  }

  const handlers: Handlers = {
    'application-system.write': async ({ system, key, record, fields }) => {
      requireMeant(system);
      const { result, repeated } = await journal.once('write', key, { record, fields }, () => {
        return `DL-${String(records.size + 1).padStart(8, '0')}`;
      });
      return { receipt: result, repeated };
    },
    'application-system.cancel': async ({ system, record, key }) => {
      requireMeant(system);
      if (records.get(key)?.record !== record) return { cancelled: false };
      await journal.once('cancel', `cancel ${key}`, { key }, () => null);
      return { cancelled: true };
    },
    'application-system.call': async ({ system, interface: name, key, fields }) => {
      requireMeant(system);
      const call = (): Call => ({ fields: calledInterface(name, fields) });
      const { result, repeated } = await journal.once('call', key, { interface: name, fields }, call);
      return { ...result, repeated };
    },
  };
  return { handlers, records: () => [...records.values()] };
}
