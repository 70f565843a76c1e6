// The files that the conformance kit is given: a profile, a key, a certificate.
import { readFile } from 'node:fs/promises';
import { Profile } from '../../engine/core/conformance-kit/profile.ts';
import { type EvidenceOf } from '../../engine/core/conformance-kit/report.ts';
import { isProblem, titleOf } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { readCertificate } from '../../engine/crypto/certificate.ts';
import {
  importPrivateKey,
  importPublicKey,
  type Sm2PrivateKey,
  type Sm2PublicKey,
} from '../../engine/crypto/sm2-key.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { WrongUsage } from './usage.ts';

async function textOf(option: string, path: string | undefined): Promise<string> {
  if (path === undefined) throw new WrongUsage(text(`缺少 --${option}`, `--${option} is missing`));
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new WrongUsage(text(`读不了文件 ${path}`, `The file ${path} cannot be read`));
  }
}

/** Reads the profile. Throws WrongUsage, which names each field that is wrong. */
export async function readProfile(path: string | undefined): Promise<Profile> {
  const content = await textOf('profile', path);
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw new WrongUsage(text(`${path ?? ''} 不是 JSON`, `${path ?? ''} is not JSON`));
  }
  const parsed = Profile.safeParse(json);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path: at, message }) => `/${at.join('/')}: ${message}`).join('; ');
  throw new WrongUsage(text(`声明有误：${wrong}`, `The profile is wrong: ${wrong}`));
}

/** Throws WrongUsage in place of a problem of what a file holds. */
function usable<T>(path: string | undefined, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new WrongUsage(text(`${path ?? ''}：${titleOf(error, 'zh-CN')}`, `${path ?? ''}: ${titleOf(error, 'en')}`));
  }
}

/** Reads the system's private key. Throws WrongUsage. */
export async function readKey(path: string | undefined, kind: 'private'): Promise<Sm2PrivateKey>;
/** Reads its public key, of a private key, a public key or a certificate. Throws WrongUsage. */
export async function readKey(path: string | undefined, kind: 'any'): Promise<{ publicKey: Sm2PublicKey }>;
export async function readKey(path: string | undefined, kind: 'private' | 'any') {
  const pem = await textOf('key', path);
  if (kind === 'any' && pem.includes('BEGIN CERTIFICATE')) return usable(path, () => readCertificate(pem));
  if (kind === 'any' && pem.includes('BEGIN PUBLIC KEY'))
    return { publicKey: usable(path, () => importPublicKey(pem)) };
  return usable(path, () => importPrivateKey(pem));
}

/** What a report is to be evidence of. Throws WrongUsage where the certificate is of another key. */
export async function readEvidence(
  { system, build, interfaceVersion }: Profile,
  key: Sm2PublicKey,
  path: string | undefined,
): Promise<EvidenceOf> {
  if (path === undefined) return { system, build, interfaceVersion, key: sm3(key.toDer()) };
  const pem = await textOf('certificate', path);
  const certificate = usable(path, () => readCertificate(pem));
  if (!certificate.publicKey.point.equals(key.point)) {
    throw new WrongUsage(text('证书不是这个密钥的', 'The certificate is of another key'));
  }
  return { system, build, interfaceVersion, key: certificate.fingerprint };
}
