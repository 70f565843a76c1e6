/** Issued certificates in memory, for tests that need no database. */
import type { CertificateRecords, IssuedCertificate } from '../../engine/core/certificate.ts';
import { assertExists } from '../../engine/core/control.ts';
import { problem } from '../../engine/core/problem.ts';

/** Records of certificates that are forgotten when the test ends. */
export function memoryCertificates(): CertificateRecords & { all: Map<string, IssuedCertificate> } {
  const all = new Map<string, IssuedCertificate>();
  const those = (fits: (it: IssuedCertificate) => boolean) => [...all.values()].filter(fits);
  const get = (serial: string) => {
    const found = all.get(serial);
    return found ? Promise.resolve(found) : Promise.reject(problem('not-found', { what: serial }));
  };
  return {
    all,
    get,
    add(certificate) {
      const [earlier] = those(({ issuance }) => issuance === certificate.issuance);
      if (!earlier) all.set(certificate.serial, certificate);
      return Promise.resolve(earlier ?? certificate);
    },
    issuedBy: (issuance) => Promise.resolve(those((it) => it.issuance === issuance)[0] ?? null),
    ofKey: (keyId) => Promise.resolve(those((it) => it.keyId === keyId)),
    validOf: ({ kind, id }) =>
      Promise.resolve(
        those(({ holder, status }) => holder.kind === kind && holder.id === id && status === 'valid').reverse(),
      ),
    validNamed: (kind, commonName) =>
      Promise.resolve(
        those(
          (it) => it.holder.kind === kind && it.subject.commonName === commonName && it.status === 'valid',
        ).reverse(),
      ),
    revokeAll(scope, revoked) {
      const fits = (it: IssuedCertificate) =>
        'holder' in scope ? it.holder.id === scope.holder : it.institution === scope.institution;
      for (const it of those((each) => each.status === 'valid' && fits(each)))
        all.set(it.serial, { ...it, status: 'revoked', revoked });
      return Promise.resolve();
    },
    async revoke(serial, revoked) {
      const it = await get(serial);
      if (it.status === 'valid') all.set(serial, { ...it, status: 'revoked', revoked });
      return assertExists(all.get(serial), serial);
    },
  };
}
