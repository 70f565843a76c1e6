/** The collection of certificates that the platform issued: for whom, of which request, and how they stand. They hold no person's data but what people write when they revoke one, which is sealed. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import type { CertificateHolder, CertificateRecords, IssuedCertificate } from '../core/certificate.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import { inSightOf, matching, readPage, type PageRequest } from './page.ts';
import { isTaken } from './store-errors.ts';

interface StoredCertificate extends Omit<IssuedCertificate, 'serial'> {
  /** The serial number. */
  _id: string;
  /** Words that lists are searched by, in small letters. */
  search: string;
}

const mixed = Schema.Types.Mixed;
const schema = new Schema<StoredCertificate>(
  {
    ...{ _id: String, region: String, institution: String, holder: mixed, issuance: String, of: String },
    ...{ subject: mixed, fingerprint: String, keyId: String, pem: String, request: String, replaces: String },
    ...{ notBefore: String, notAfter: String, issuedAt: String, issuedBy: String, status: String, revoked: mixed },
    search: String,
  },
  { versionKey: false },
)
  .index({ issuance: 1 }, { unique: true })
  // One certificate a key, however many ask at once.
  .index({ keyId: 1 }, { unique: true })
  .index({ 'holder.kind': 1, 'holder.id': 1, issuedAt: -1 })
  .index({ 'subject.commonName': 1 })
  .index({ institution: 1 })
  .index({ status: 1 });

/** What a list of certificates is narrowed to. */
export interface CertificateFilter {
  kind?: string | undefined;
  holder?: string | undefined;
  status?: string | undefined;
}

const what = text('证书', 'The certificate');

const searchOf = ({ serial, subject, holder, fingerprint }: IssuedCertificate): string =>
  [serial, fingerprint, holder.id, ...Object.values(subject)].join(' ').toLowerCase();

/** Opens the collection. */
export function createCertificates(connection: Connection, sealer: Sealer) {
  const model = connection.model('certificate', schema, 'certificates');
  const certificateOf = ({ _id, search: _search, revoked, ...rest }: StoredCertificate): IssuedCertificate => ({
    ...{ serial: _id, ...rest },
    revoked: revoked && { ...revoked, note: sealer.open(revoked.note) },
  });
  const revokedBy = (revoked: NonNullable<IssuedCertificate['revoked']>) => ({
    $set: { status: 'revoked' as const, revoked: { ...revoked, note: sealer.seal(revoked.note) } },
  });
  const newestFirst = { keys: ['issuedAt', '_id'], direction: -1 } as const;
  const those = async (filter: Record<string, unknown>) => {
    const found = await model.find(filter).sort({ issuedAt: -1, _id: -1 }).lean<StoredCertificate[]>();
    return found.map(certificateOf);
  };

  const records: CertificateRecords = {
    async get(serial) {
      const found = await model.findById(serial).lean<StoredCertificate>();
      if (!found) throw problem('not-found', { what });
      return certificateOf(found);
    },

    async add(certificate) {
      const { serial, ...rest } = certificate;
      try {
        await model.create({ ...rest, _id: serial, search: searchOf(certificate) });
        return certificate;
      } catch (error) {
        const earlier = isTaken(error) ? await records.issuedBy(certificate.issuance) : null;
        if (earlier) return earlier;
        if (isTaken(error)) throw problem('already-exists', { what });
        throw error;
      }
    },

    async issuedBy(issuance) {
      const found = await model.findOne({ issuance }).lean<StoredCertificate>();
      return found && certificateOf(found);
    },

    ofKey: (keyId) => those({ keyId }),

    validOf: ({ kind, id }: CertificateHolder) => those({ 'holder.kind': kind, 'holder.id': id, status: 'valid' }),

    validNamed: (kind, commonName) => those({ 'subject.commonName': commonName, 'holder.kind': kind, status: 'valid' }),

    async revokeAll(scope, revoked) {
      const of = 'holder' in scope ? { 'holder.id': scope.holder } : { institution: scope.institution };
      await model.updateMany({ ...of, status: 'valid' }, revokedBy(revoked));
    },

    async revoke(serial, revoked) {
      await model.updateOne({ _id: serial, status: 'valid' }, revokedBy(revoked));
      return records.get(serial);
    },
  };

  return {
    ...records,

    /** The certificates that somebody of a place may see, the latest first. */
    async list(
      place: Place,
      { kind, holder, status }: CertificateFilter,
      page: PageRequest,
    ): Promise<Page<IssuedCertificate>> {
      const filter = {
        $and: [
          inSightOf(place),
          ...matching(page.q),
          { ...(kind && { 'holder.kind': kind }), ...(holder && { 'holder.id': holder }), ...(status && { status }) },
        ],
      };
      const found = await readPage<StoredCertificate>(model.collection, filter, newestFirst, page);
      return { ...found, items: found.items.map(certificateOf) };
    },

    /** All that were revoked and would not have expired yet at a time: what a revocation list names. */
    revokedAt: (at: Date): Promise<IssuedCertificate[]> =>
      those({ status: 'revoked', notAfter: { $gt: at.toISOString() } }),
  };
}

export type Certificates = ReturnType<typeof createCertificates>;
