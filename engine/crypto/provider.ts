/** The one door to SM2, SM3 and SM4: of two makers the fastest that this Node offers. */
import { getCiphers, getCurves, getHashes } from 'node:crypto';
import { nativeProvider } from './provider-native.ts';
import { type Provider } from './provider-port.ts';
import { smCryptoProvider } from './provider-sm-crypto.ts';

const isNative = getHashes().includes('sm3') && getCiphers().includes('sm4-cbc') && getCurves().includes('SM2');

/** The maker in use: OpenSSL's where Node was built with it (30 to 70 times as fast), else sm-crypto. */
export const provider: Provider = isNative ? nativeProvider : smCryptoProvider;
