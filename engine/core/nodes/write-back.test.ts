/** The stories of write back. */
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { writeBack } from './write-back.ts';

verifyNode(writeBack, [
  {
    why: 'writes with the key of the visit',
    data: { inputs: { barcode: 'TS20260001' } },
    outside: { 'application-system.cancel': { cancelled: true } },
    port: 'written',
    output: 'R-1',
    note: /R-1/,
    asked: [{ operation: 'application-system.write', input: { key: 'c/node/1' } }],
    takenBack: [
      { operation: 'application-system.cancel', input: { system: 'demo-library', record: 'loan', key: 'c/node/1' } },
    ],
  },
  {
    why: 'leaves trying again to the host',
    data: { inputs: { barcode: 'TS20260001' } },
    outside: { 'application-system.write': problem('connector-unavailable', { connector: 'demo-library' }) },
    problem: 'connector-unavailable',
  },
  {
    why: 'takes a refusal as an answer',
    data: { inputs: { barcode: 'TS20260001' } },
    note: /x/,
    outside: { 'application-system.write': problem('message-rejected', { reason: 'x' }) },
    port: 'refused',
  },
]);
