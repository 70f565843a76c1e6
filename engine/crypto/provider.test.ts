/** Both makers of SM2, SM3 and SM4 against each other and against the national standards' examples. */
import { hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nativeProvider } from './provider-native.ts';
import { smCryptoProvider } from './provider-sm-crypto.ts';
import { deriveKey } from './sm3.ts';
import { generatePrivateKey, Sm2PrivateKey, Sm2PublicKey } from './sm2-key.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

describe.each([nativeProvider, smCryptoProvider])('$name against the national standards', (maker) => {
  it('GB/T 32905: SM3 of "abc" and of 16 times "abcd"', () => {
    expect(maker.digest(Buffer.from('abc'))).toEqual(
      hex('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'),
    );
    expect(maker.digest(Buffer.from('abcd'.repeat(16)))).toEqual(
      hex('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'),
    );
  });

  it('GB/T 32907: SM4 of the one block (CBC with iv 0 begins with it)', () => {
    const key = hex('0123456789abcdeffedcba9876543210');
    const sealed = maker.encryptCbc(key, Buffer.alloc(16), key);
    expect(sealed.subarray(0, 16)).toEqual(hex('681edf34d206965e86b3e94f536e4246'));
    expect(maker.decryptCbc(key, Buffer.alloc(16), sealed)).toEqual(key);
  });

  it('GB/T 32918.5: public key of the example and its signature', () => {
    const d = hex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
    const key = new Sm2PublicKey(
      hex(`04 09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020
              ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13`),
    );
    expect(maker.publicPoint(d)).toEqual(key.point);
    expect(key.z).toEqual(hex('b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3'));
    const signature = hex(`f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3
                           b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa`);
    expect(maker.verify(key, Buffer.from('message digest'), signature)).toBe(true);
    expect(maker.verify(key, Buffer.from('message digesT'), signature)).toBe(false);
  });

  it('gives null for a ciphertext whose padding is wrong', () => {
    expect(maker.decryptCbc(Buffer.alloc(16), Buffer.alloc(16), Buffer.alloc(16, 7))).toBeNull();
    expect(maker.decryptCbc(Buffer.alloc(16), Buffer.alloc(16), Buffer.alloc(15))).toBeNull();
  });
});

describe('native and sm-crypto agree', () => {
  it('on 300 random signatures, each way', { timeout: 120_000 }, () => {
    for (let i = 0; i < 300; i++) {
      const key =
        i % 10 === 0
          ? generatePrivateKey()
          : new Sm2PrivateKey(Buffer.concat([Buffer.alloc(i % 3), randomBytes(32)]).subarray(0, 32));
      const message = randomBytes(i);
      const [signer, checker] = i % 2 ? [nativeProvider, smCryptoProvider] : [smCryptoProvider, nativeProvider];
      const signature = signer.sign(key, message);
      expect(checker.verify(key.publicKey, message, signature)).toBe(true);
      if (i % 10 === 0)
        expect(checker.verify(key.publicKey, Buffer.concat([message, Buffer.alloc(1)]), signature)).toBe(false);
    }
  });

  it('on digests, HMAC and SM4 of any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const block = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(bytes, bytes, block, block, (data, secret, key, iv) => {
        expect(smCryptoProvider.digest(data)).toEqual(nativeProvider.digest(data));
        expect(smCryptoProvider.hmac(secret, data)).toEqual(nativeProvider.hmac(secret, data));
        const sealed = nativeProvider.encryptCbc(key, iv, data);
        expect(smCryptoProvider.encryptCbc(key, iv, data)).toEqual(sealed);
        expect(smCryptoProvider.decryptCbc(key, iv, sealed)).toEqual(Buffer.from(data));
        expect(nativeProvider.decryptCbc(key, iv, sealed)).toEqual(Buffer.from(data));
      }),
      { numRuns: 300 },
    );
  });

  it('and HKDF is the one of RFC 5869', () => {
    const expected = Buffer.from(hkdfSync('sm3', 'secret', Buffer.alloc(0), 'use', 80));
    expect(deriveKey(Buffer.from('secret'), 'use', 80)).toEqual(expected);
  });
});
