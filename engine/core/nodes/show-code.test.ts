/** The e-card's code, shown at a terminal: resolved, no longer valid, or out of reach. */
import { problem } from '../problem.ts';
import { scannedHolder } from '../../../test/support/e-card.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { showCode } from './show-code.ts';

const scan = { 'code-reader.scan': { code: 'opaque-1' } };

verifyNode(showCode, [
  {
    why: 'a fresh code tells whose it is, in the place of a card',
    outside: { ...scan, 'national-platform.resolve-code': scannedHolder('show-code') },
    port: 'resolved',
    output: scannedHolder('show-code'),
    prompts: [],
    note: /已识别/,
    asked: [
      { operation: 'code-reader.scan', input: { kind: 'show-code' } },
      { operation: 'national-platform.resolve-code', input: { code: 'opaque-1' } },
    ],
  },
  {
    why: 'a certificate says as much as a code, and more',
    outside: { ...scan, 'national-platform.resolve-code': scannedHolder('certificate') },
    port: 'resolved',
  },
  {
    why: 'an expired code is to be shown again',
    outside: { ...scan, 'national-platform.resolve-code': problem('code-not-valid') },
    port: 'not-valid',
    prompts: ['code.not-valid'],
  },
  {
    why: 'a scanner that reads nothing is a way out of its own',
    outside: { 'code-reader.scan': problem('card-not-readable') },
    port: 'unavailable',
    prompts: ['code.cannot-resolve'],
    asked: ['code-reader.scan'],
  },
  {
    why: 'so is a platform that is away',
    outside: { ...scan, 'national-platform.resolve-code': problem('connector-unavailable', { connector: 'x' }) },
    port: 'unavailable',
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { tell: false },
    outside: { ...scan, 'national-platform.resolve-code': problem('code-not-valid') },
    port: 'not-valid',
    prompts: [],
  },
]);
