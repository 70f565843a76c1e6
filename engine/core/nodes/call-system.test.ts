/** The stories of call a system. */
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { callSystem } from './call-system.ts';

const data = { inputs: { barcode: 'TS20260001' } };

verifyNode(callSystem, [
  {
    why: 'calls the interface with the key of the visit, and gives the typed answer',
    data,
    outside: { 'application-system.call': { fields: { reserved: true, position: 3, more: 'x' }, repeated: false } },
    port: 'answered',
    output: { reserved: true, position: 3 },
    prompts: [],
    note: /demo-library/,
    asked: [
      {
        operation: 'application-system.call',
        input: { system: 'demo-library', interface: 'reserve', key: 'c/node/1', fields: { barcode: 'TS20260001' } },
      },
    ],
  },
  {
    why: 'undoes a call by the interface that is named for it',
    settings: { system: 'demo-library', interface: 'echo', fields: { copies: '1 + 1' }, undoBy: 'echo' },
    port: 'answered',
    output: {},
    asked: [{ operation: 'application-system.call', input: { fields: { copies: 2 } } }],
    takenBack: [
      {
        operation: 'application-system.call',
        input: { interface: 'echo', key: 'c/node/1/undo', fields: { key: 'c/node/1' } },
      },
    ],
  },
  {
    why: 'holds the case where the system acted and its answer is not what was agreed',
    data,
    outside: { 'application-system.call': { fields: { reserved: 'yes', position: 3 }, repeated: false } },
    problem: 'message-rejected',
  },
  {
    why: 'takes a refusal as an answer',
    settings: { system: 'demo-library', interface: 'unheard-of' },
    port: 'refused',
    prompts: ['call-system.refused'],
    note: /unheard-of/,
  },
  {
    why: 'leaves trying again to the host',
    data,
    outside: { 'application-system.call': problem('connector-unavailable', { connector: 'demo-library' }) },
    problem: 'connector-unavailable',
  },
]);
