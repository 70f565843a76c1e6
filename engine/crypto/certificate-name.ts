/** The names in certificates: who somebody is, with the social credit code of the organisation (X.520, RFC 5280 4.1.2.4). */
import { SocialCreditCode } from '../core/codes/social-credit-code.ts';
import { DerReader, oid, printable, readOid, sequence, set, utf8, type Part } from './asn1.ts';
import { refused } from './certificate-refused.ts';

/** A name as we write it. */
export interface CertificateName {
  /** The organisation as it is registered, up to 64 characters. */
  organization: string;
  /** Its unified social credit code; null in the name of an authority. */
  creditCode: string | null;
  /** What the certificate is for, such as the name of a system; up to 64 characters. */
  commonName: string;
}

const parts = {
  commonName: { type: '2.5.4.3', most: 64 },
  serialNumber: { type: '2.5.4.5', most: 64 },
  country: { type: '2.5.4.6', most: 2 },
  locality: { type: '2.5.4.7', most: 128 },
  province: { type: '2.5.4.8', most: 128 },
  organization: { type: '2.5.4.10', most: 64 },
  organizationalUnit: { type: '2.5.4.11', most: 64 },
  creditCode: { type: '2.5.4.97', most: 18 },
} as const;
type NamePart = keyof typeof parts;

/** What a name says, part by part. */
export type NameParts = Partial<Record<NamePart, string>>;

const nameParts = Object.keys(parts) as NamePart[];
const attribute = (part: NamePart, value: Buffer): Buffer => set(sequence(oid(parts[part].type), value));

/** Writes a name: C=CN, O, organizationIdentifier (the credit code), CN. Throws `certificate-refused` for one that is too long. */
export function writeName({ organization, creditCode, commonName }: CertificateName): Buffer {
  const written = (part: NamePart, value: string) => {
    requireFits(part, value);
    return attribute(part, utf8(value));
  };
  if (creditCode !== null) requireCreditCode(creditCode);
  return sequence(
    attribute('country', printable('CN')),
    written('organization', organization),
    ...(creditCode === null ? [] : [written('creditCode', creditCode)]),
    written('commonName', commonName),
  );
}

/** Reads a name: known parts, each once, each within its bounds. Throws `certificate-refused`. */
export function readName(name: Part): NameParts {
  if (name.tag !== 0x30) throw refused('der');
  const reader = new DerReader(name.content);
  const found: NameParts = {};
  while (!reader.isAtEnd) {
    const group = reader.inside(0x31);
    const pair = group.inside();
    group.end('name');
    const type = readOid(pair.next());
    const value = readText(pair.next());
    pair.end();
    const part = nameParts.find((each) => parts[each].type === type);
    if (part === undefined || found[part] !== undefined) throw refused('name');
    requireFits(part, value);
    found[part] = value;
  }
  return found;
}

/** Throws `certificate-refused` unless a name holds a valid social credit code, which it gives back. */
export function requireCreditCode(code: string | undefined): string {
  if (code === undefined || code !== SocialCreditCode.safeParse(code).data) throw refused('credit-code');
  return code;
}

function requireFits(part: NamePart, value: string): void {
  const length = [...value].length;
  // Control and format characters make a name look like another.
  const isPlain =
    !/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/u.test(value) && value.isWellFormed() && value.trim() === value;
  if (length < 1 || length > parts[part].most || !isPlain) throw refused('name');
}

const utf8Reader = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readText({ tag, content }: Part): string {
  if (tag === 19 && /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(content.toString('latin1'))) return content.toString('latin1');
  if (tag !== 12) throw refused('name');
  try {
    return utf8Reader.decode(content);
  } catch {
    throw refused('name');
  }
}
