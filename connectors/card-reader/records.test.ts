/** The records of EF05 and EF06, written and read back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '../../engine/core/problem.ts';
import { fromHex, toHex } from './apdu.ts';
import { decodeValue, encodeValue, type Writing } from './data-elements.ts';
import { decodeHolder, decodeIssuer, encodeHolder, encodeIssuer, type HolderSide, type IssuerSide } from './records.ts';
import { decodeTlv, encodeTlv } from './tlv.ts';

const written: [Writing, number, string, string][] = [
  ['hex', 2, '990A', '990A'],
  ['digits', 3, '990100', '990100'],
  ['digits', 3, '12345', '12345F'],
  ['ascii', 4, '3.00', '332E3030'],
  ['ascii', 9, 'D0001', '443030303100000000'],
  ['name', 8, '王小明', 'CDF5D0A1C3F70000'],
  ['name', 6, '李𬮿', 'C0EE9933B435'],
  ['date', 4, '2033-03-01', '20330301'],
];
const unreadable: [Writing, number, string][] = [
  ['date', 4, '20330230'],
  ['date', 4, '2033FFFF'],
  ['digits', 2, '1F23'],
  ['digits', 2, 'A123'],
  ['ascii', 2, '41FF'],
  ['name', 2, '81FF'],
  ['hex', 2, '99'],
];
const of = (writing: Writing, length: number) => ({ tag: 1, length, writing, required: true });

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const day = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const hex = (count: number) => fc.stringMatching(new RegExp(`^[0-9A-F]{${count}}$`));
const letter = fc.oneof(fc.integer({ min: 0x4e00, max: 0x9fa5 }), fc.constantFrom(0xb7, 0x41, 0x2cbbf, 0x20bb7));
const name = fc.array(letter, { minLength: 1, maxLength: 12 }).map((points) => String.fromCodePoint(...points));

const issuerSide: fc.Arbitrary<IssuerSide> = fc.record({
  identificationCode: hex(32),
  cardClass: fc.constantFrom('1', '2', '3'),
  specification: fc.constantFrom('1.00', '2.00', '3.00'),
  issuer: hex(24),
  issuedOn: day,
  validUntil: day,
  cardNumber: fc.stringMatching(/^[A-Z]\d{1,8}$/),
});
const holderSide: fc.Arbitrary<HolderSide> = fc.record({
  socialSecurityNumber: fc.stringMatching(/^\d{17}[\dX]$/),
  name,
  sex: fc.constantFrom('0', '1', '2', '9'),
  nation: digits(2),
  birthplace: fc.oneof(fc.constant(''), digits(6)),
  birthDate: day,
});

describe('tag, length, value', () => {
  it.each([
    ['0102ABCD', { tag: 1, value: Uint8Array.of(0xab, 0xcd) }],
    ['4E00', { tag: 0x4e, value: new Uint8Array() }],
  ])('%s', (bytes, tlv) => {
    expect(decodeTlv(fromHex(bytes))).toEqual(tlv);
    expect(toHex(encodeTlv(tlv))).toBe(bytes);
  });

  it.each(['', '01', '0102AB', '0101ABCD'])('"%s" is none', (bytes) => {
    expect(decodeTlv(fromHex(bytes))).toBeNull();
  });
});

describe('values', () => {
  it.each(written)('%s of %i bytes: %s is %s', (writing, length, value, bytes) => {
    expect(toHex(encodeValue(of(writing, length), value))).toBe(bytes);
    expect(decodeValue(of(writing, length), fromHex(bytes))).toBe(value);
  });

  it.each(unreadable)('%s of %i bytes: %s cannot be read', (writing, length, bytes) => {
    expect(decodeValue(of(writing, length), fromHex(bytes))).toBeNull();
  });
});

describe('records', () => {
  it('read as they were written', () => {
    fc.assert(
      fc.property(issuerSide, holderSide, (issuer, holder) => {
        expect(decodeIssuer(encodeIssuer(issuer))).toEqual(issuer);
        expect(decodeHolder(encodeHolder(holder))).toEqual(holder);
      }),
    );
  });

  it('put what a name has over thirty bytes into its extension', () => {
    const [holder] = fc.sample(holderSide, 1);
    const long = encodeHolder({ ...(holder as HolderSide), name: '阿'.repeat(20) });
    expect(long.get(0x4e)?.length).toBe(22);
    expect(decodeHolder(long).name).toBe('阿'.repeat(20));
    expect(encodeHolder({ ...(holder as HolderSide), name: '阿明' }).has(0x4e)).toBe(false);
  });

  it('name the tag of what is malformed, and never its value', () => {
    const [issuer] = fc.sample(issuerSide, 1);
    const records = new Map(encodeIssuer(issuer as IssuerSide));
    records.set(0x06, fromHex('060420339999'));
    try {
      decodeIssuer(records);
      expect.unreachable();
    } catch (error) {
      expect(isProblem(error, 'card-not-readable') && error.details['element']).toBe('06');
      expect(JSON.stringify(error)).not.toContain('9999');
    }
  });

  it('never read anything else than a problem out of noise', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(0x50), fc.uint8Array({ maxLength: 40 }))), (noise) => {
        for (const decode of [decodeIssuer, decodeHolder]) {
          expect(() => decode(new Map(noise))).toThrow(expect.objectContaining({ slug: 'card-not-readable' }) as Error);
        }
      }),
    );
  });
});
