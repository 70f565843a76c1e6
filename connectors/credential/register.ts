/** The register of electronic documents that were issued: each once by its key, numbered, with its digest, and void once it is revoked. */
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { type Entry, type JournalOptions, openJournal } from '../sealed-messages/journal.ts';

/** A document as GET /credentials shows it: without whom it is about. */
export interface RegisteredDocument {
  number: string;
  kind: string;
  digest: string;
  validUntil: string;
  revoked: boolean;
}

export interface Register {
  issue(asked: InputOf<'credential.issue'>): Promise<OutputOf<'credential.issue'>>;
  revoke(asked: InputOf<'credential.revoke'>): Promise<OutputOf<'credential.revoke'>>;
  /** All documents, oldest first. */
  documents(): RegisteredDocument[];
}

type Issued = Omit<OutputOf<'credential.issue'>, 'repeated'>;

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);
const dayMs = 86_400_000;

/** Opens the register over its journal. */
export async function openRegister(options: Omit<JournalOptions, 'apply'>): Promise<Register> {
  const documents = new Map<string, RegisteredDocument>();

  function apply({ act, asked, result }: Entry): void {
    if (act === 'issue') {
      const { kind } = asked as { kind: string };
      const issued = result as Issued;
      documents.set(issued.number, { ...issued, kind, revoked: false });
    } else if ((result as { revoked: boolean }).revoked) {
      const { number } = asked as { number: string };
      const found = documents.get(number);
      if (found) documents.set(number, { ...found, revoked: true });
    }
  }
  const journal = await openJournal({ ...options, apply });

  return {
    async issue({ key, validDays, ...stated }) {
      const { result, repeated } = await journal.once('issue', key, { ...stated, validDays }, (at): Issued => {
        const number = `DC-${String(documents.size + 1).padStart(8, '0')}`;
        const validUntil = dayOf(new Date(at.getTime() + validDays * dayMs));
        return {
          number,
          digest: sm3(canonicalJson({ ...stated, number, issuedOn: dayOf(at), validUntil })),
          validUntil,
        };
      });
      return { ...result, repeated };
    },
    async revoke({ key, number, reason }) {
      const { result } = await journal.once('revoke', key, { number, reason }, () => ({
        revoked: documents.get(number)?.revoked === false,
      }));
      return result;
    },
    documents: () => [...documents.values()],
  };
}
