/** The e-card shown as a certificate: a plain code is not enough. */
import { problem } from '../problem.ts';
import { scannedHolder } from '../../../test/support/e-card.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { showCertificate } from './show-certificate.ts';

const scan = { 'code-reader.scan': { code: 'opaque-1' } };

verifyNode(showCertificate, [
  {
    why: 'a certificate tells whose it is',
    outside: { ...scan, 'national-platform.resolve-code': scannedHolder('certificate') },
    port: 'resolved',
    output: scannedHolder('certificate'),
    asked: [{ operation: 'code-reader.scan', input: { kind: 'certificate' } }, 'national-platform.resolve-code'],
  },
  {
    why: 'a code where a certificate is asked for does not do',
    outside: { ...scan, 'national-platform.resolve-code': scannedHolder('show-code') },
    port: 'not-valid',
    prompts: ['code.not-valid'],
    note: /不是电子证件/,
  },
  {
    why: 'where the platform is away nothing is known',
    outside: { ...scan, 'national-platform.resolve-code': problem('connector-unavailable', { connector: 'x' }) },
    port: 'unavailable',
    prompts: ['code.cannot-resolve'],
  },
]);
