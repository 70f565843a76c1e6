/** What the platform's certificate authority publishes: its own certificate, and the list of what is revoked. */
import { text } from '../core/text.ts';
import type { Revoked } from '../crypto/revocation-list.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { knownForMs } from './in-use.ts';
import { rememberBriefly } from './remember-briefly.ts';

export const getAuthority = defineRoute({
  method: 'get',
  path: '/api/ca/certificate',
  right: 'public',
  clauses: ['access.data-security'],
  summary: text('平台根证书', 'Get the certificate of the platform’s authority'),
  answer: { status: 200, description: 'X.509, PEM', type: 'application/x-pem-file' },
  handle: ({ api }) => ({ body: api.authority.certificate.pem }),
});

const readers = new WeakMap<ApiParts, ReturnType<typeof rememberBriefly<string>>>();

/** The list of this moment, or of less than two seconds ago: signing costs, and anybody may ask. */
function listOf(api: ApiParts): Promise<string> {
  const read = readers.get(api) ?? rememberBriefly<string>(knownForMs, api.now);
  readers.set(api, read);
  return read('list', async () => {
    const now = api.now();
    const revoked = await api.store.certificates.revokedAt(now);
    const entries = revoked.flatMap((it): Revoked[] =>
      it.revoked ? [{ serial: it.serial, at: new Date(it.revoked.at), reason: it.revoked.reason }] : [],
    );
    return api.authority.list(entries, now);
  });
}

export const getRevocations = defineRoute({
  method: 'get',
  path: '/api/ca/revocations',
  right: 'public',
  clauses: ['access.data-security'],
  summary: text('证书吊销列表', 'Get the list of revoked certificates'),
  answer: {
    status: 200,
    description: 'X.509 CRL version 2, PEM; fresh for seven days',
    type: 'application/x-pem-file',
  },
  handle: async ({ api }) => ({ body: await listOf(api) }),
});
