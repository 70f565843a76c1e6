/** The keys that systems may sign by: those of their certificates that hold, two while a key is renewed, none while the system may not be used. */
import type { CertificateRecords, IssuedCertificate } from '../core/certificate.ts';
import type { InUseGuard } from '../core/registers/in-use.ts';
import { isProblem } from '../core/problem.ts';
import type { KeyRing } from '../crypto/keys.ts';
import { keysOf } from '../crypto/issue-certificate.ts';
import type { Sm2PublicKey } from '../crypto/sm2-key.ts';
import type { Registrations } from '../store/registrations.ts';
import { knownForMs } from './in-use.ts';
import { rememberBriefly } from './remember-briefly.ts';

/** Where they are looked up. */
export interface IssuedKeyParts {
  registrations: Pick<Registrations, 'holding'>;
  certificates: Pick<CertificateRecords, 'validNamed'>;
  guard: Pick<InUseGuard, 'demand'>;
  now: () => Date;
}

/** The certificates by which a system of a name speaks: those of its entry; before it is entered, as in its trial, those of whoever got the name first. */
async function certificatesOf(
  { registrations, certificates, guard }: IssuedKeyParts,
  name: string,
): Promise<IssuedCertificate[]> {
  const entry = await registrations.holding('system', name);
  const valid = await certificates.validNamed('system', name);
  const holder = entry?.id ?? valid.at(-1)?.holder.id;
  const own = valid.filter((each) => each.holder.id === holder);
  await guard.demand(entry?.id ?? own[0]?.institution ?? null);
  return own;
}

/** A ring that also knows the systems that hold certificates of the platform; a name that has a key file keeps to that. What it knows is less than two seconds old. */
export function withIssuedKeys(keys: KeyRing, parts: IssuedKeyParts): KeyRing {
  const remember = rememberBriefly<readonly Sm2PublicKey[]>(knownForMs, parts.now);
  const issuedTo = async (name: string): Promise<readonly Sm2PublicKey[]> => {
    try {
      return keysOf(await certificatesOf(parts, name), parts.now());
    } catch (error) {
      if (isProblem(error, 'participant-suspended') || isProblem(error, 'participant-not-in-use')) return [];
      throw error;
    }
  };
  return {
    ...keys,
    signingKeysOf(name) {
      const filed = keys.publicKeyOf(name);
      return filed ? [filed] : remember(name, () => issuedTo(name));
    },
  };
}
