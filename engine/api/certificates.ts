/** Certificates: their list, issuing one for a request, completing a renewal, and revoking. */
import { z } from 'zod';
import { oneOf } from '../core/one-of.ts';
import {
  CertificateHolder,
  holderKinds,
  RevocationReason,
  standingOf,
  type IssuedCertificate,
} from '../core/certificate.ts';
import { SocialCreditCode } from '../core/codes/social-credit-code.ts';
import { isTrustLost, useRefusalOf } from '../core/registers/in-use.ts';
import { text } from '../core/text.ts';
import { completeRenewal, issueCertificate, type Issuer } from '../crypto/issue-certificate.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';

/** The authority with the records and the clock of the API. */
const issuerOf = ({ authority, store, now }: ApiParts): Issuer => ({ authority, records: store.certificates, now });

/** A certificate as the API tells it: also how it stands now. */
const told = (it: IssuedCertificate, now: Date) => ({ ...it, standing: standingOf(it, now) });

const certificateOf = (api: ApiParts, { serial }: { serial: string }): Promise<IssuedCertificate> =>
  api.store.certificates.get(serial);

export const listCertificates = defineRoute({
  method: 'get',
  path: '/api/certificates',
  right: 'certificate.read',
  clauses: ['access.data-security'],
  summary: text('证书列表', 'List the certificates that were issued'),
  query: PageQuery.extend({
    kind: oneOf(holderKinds).optional(),
    holder: z.string().max(120).optional().describe('Id of the holder'),
    status: z.enum(['valid', 'revoked']).optional(),
  }),
  answer: { status: 200, description: 'A page of certificates, the latest first' },
  async handle({ api, session: { actor }, query }) {
    const page = await api.store.certificates.list(actor, query, query);
    return { body: { ...page, items: page.items.map((each) => told(each, api.now())) } };
  },
});

export const getCertificate = defineRoute({
  method: 'get',
  path: '/api/certificates/{serial}',
  right: 'certificate.read',
  summary: text('查看证书', 'Get a certificate with its request'),
  subject: certificateOf,
  answer: { status: 200, description: 'The certificate, and how it stands' },
  handle: ({ api, subject }) => ({ body: told(subject, api.now()) }),
});

/** Nothing is issued to what is held back or over. @throws Problem `participant-suspended`, `participant-not-in-use` */
async function demandTrusted({ store, now }: ApiParts, ids: readonly (string | null)[]): Promise<void> {
  for (const id of ids) {
    const entry = id === null ? null : await store.registrations.find(id);
    const refusal = entry && isTrustLost(entry) && useRefusalOf(entry, now());
    if (refusal) throw refusal;
  }
}

/** A name in a certificate. */
const Name = z.string().trim().min(1).max(64);

export const issueNewCertificate = defineRoute({
  method: 'post',
  path: '/api/certificates',
  right: 'certificate.issue',
  clauses: ['access.data-security'],
  summary: text('签发证书', 'Issue a certificate for a request'),
  body: z.strictObject({
    request: z.string().max(20_000).describe('PKCS#10, PEM; its subject must say what `subject` says'),
    holder: CertificateHolder,
    institution: z.string().min(1).max(80).nullable().describe('Institution that it belongs to'),
    subject: z.strictObject({ organization: Name, creditCode: SocialCreditCode, commonName: Name }),
    days: z.number().int().min(1).max(1095).optional().describe('How long it is to hold; 730 where left out'),
    replaces: z
      .string()
      .max(40)
      .optional()
      .describe('Serial of the certificate that is renewed; both hold until completed'),
  }),
  creates: true,
  answer: { status: 201, description: 'The certificate' },
  problems: [
    ...(['certificate-refused', 'certificate-state', 'not-found'] as const),
    ...(['participant-suspended', 'participant-not-in-use'] as const),
  ],
  async handle({ api, session: { actor }, body, attempt }) {
    const { institution, days, replaces, ...asked } = body;
    await demandTrusted(api, [asked.holder.id, institution]);
    const issued = await issueCertificate(issuerOf(api), {
      ...asked,
      ...{ issuance: `api ${attempt.made}`, receivedAt: api.now().toISOString(), by: actor.account },
      place: { region: actor.region, institution },
      ...(days !== undefined && { days }),
      ...(replaces !== undefined && { replaces }),
    });
    return { body: told(issued, api.now()), headers: { location: `/api/certificates/${issued.serial}` } };
  },
});

export const completeCertificate = defineRoute({
  method: 'post',
  path: '/api/certificates/{serial}/complete',
  right: 'certificate.issue',
  summary: text('完成换钥', 'Complete a renewal: the certificate that this one replaces no longer holds'),
  subject: certificateOf,
  answer: { status: 200, description: 'The certificate' },
  problems: ['certificate-state'],
  async handle({ api, session: { actor }, params }) {
    await completeRenewal(issuerOf(api), params.serial, actor.account);
    return { body: told(await certificateOf(api, params), api.now()) };
  },
});

export const revokeCertificate = defineRoute({
  method: 'post',
  path: '/api/certificates/{serial}/revoke',
  right: 'certificate.revoke',
  clauses: ['access.data-security'],
  summary: text('吊销证书', 'Revoke a certificate'),
  body: z.strictObject({ reason: RevocationReason, note: z.string().trim().min(20).max(1000) }),
  subject: certificateOf,
  answer: { status: 200, description: 'The certificate; one that was revoked before stays as it was' },
  async handle({ api, session: { actor }, params, body }) {
    const revoked = { at: api.now().toISOString(), by: actor.account, ...body };
    return { body: told(await api.store.certificates.revoke(params.serial, revoked), api.now()) };
  },
});
