/** Cases of the checks on the standard: card modes and places, networks, authentication, and what comes before money. */
import { split } from '../draw-scenario.ts';
import { nodeIn, type CheckTable } from '../verify-check.ts';

const write = { kind: 'write-back', settings: { system: 'demo-library', record: 'loan', fields: {} } };
const unproven = { kind: 'read-card', settings: { authenticate: false } };
const join = { kind: 'join', settings: { waitsFor: 'all' } };
const online = { cardModes: ['show-code'], environment: 'online', network: 'internet' };
const state = (...of: string[]) => ({
  kind: 'verify-state',
  settings: { of, ...(of.includes('business') && { matter: 'old-age-subsidy' }) },
});
const lending = {
  policy: 'library-lending',
  outcomes: ['lend', 'refuse'].map((id) => ({ id, label: { 'zh-CN': id, en: id } })),
};
const disburse = { kind: 'disburse', settings: { programme: 'old-age-subsidy', amount: '10000' } };
const verify = (...by: string[]) => ({ kind: 'verify-person', settings: { ways: by.map((way) => ({ by: way })) } });

export const standardTables: Record<string, CheckTable> = {
  'mode-fits-environment': {
    invalid: [
      {
        why: 'contact reading at a gate',
        of: 'park-entry',
        change: (s) => (nodeIn(s, 'start').settings['cardModes'] = ['contact']),
        at: ['/nodes/0/settings/cardModes/0'],
        unfixed: 1,
      },
      {
        why: 'a physical card online, beside a code',
        change: (s) =>
          Object.assign(nodeIn(s, 'start').settings, { environment: 'mobile', cardModes: ['contact', 'contactless'] }),
        at: ['/nodes/0/settings/cardModes/0'],
      },
    ],
  },
  'mode-is-served': {
    valid: [
      {
        why: 'a code and a card, each with its node',
        draw: {
          start: { cardModes: ['contact', 'show-code'] },
          nodes: { read: 'read-card', code: 'show-code' },
          ways: ['start > read.read > done', 'read.failed > code.resolved > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a code that nothing resolves',
        change: (s) => (nodeIn(s, 'start').settings['cardModes'] = ['contact', 'show-code']),
        at: ['/nodes/0/settings/cardModes/1'],
      },
    ],
  },
  'network-reaches': {
    valid: [
      {
        why: 'a card that is read and authorised on the spot',
        draw: {
          start: { network: 'offline' },
          nodes: { read: 'read-card', may: 'authorise-card', pin: verify('pin') },
          ways: ['start > read.read > may.authorised > pin.verified > done'],
        },
      },
      {
        why: 'a system that the internet reaches',
        draw: { start: { network: 'internet' }, nodes: { write }, ways: ['start > write.written > done'] },
        ground: { systems: { 'demo-library': { network: 'internet' } } },
      },
    ],
    invalid: [
      {
        why: 'the national platform asked offline',
        draw: { start: { network: 'offline' }, nodes: { state: state('card') }, ways: ['start > state.normal > done'] },
        at: ['/nodes/1'],
      },
      {
        why: 'a decision that asks the national platform, offline',
        draw: {
          start: { network: 'offline' },
          nodes: { read: 'read-card', decide: { kind: 'decide-by-policy', settings: lending } },
          ways: ['start > read.read > decide.lend > done'],
        },
        at: ['/nodes/2'],
      },
      {
        why: 'a face compared offline',
        draw: {
          start: { network: 'offline' },
          nodes: { face: verify('face') },
          ways: ['start > face.verified > done'],
        },
        at: ['/nodes/1'],
      },
      {
        why: 'a system of the private network, from the internet',
        draw: { start: { network: 'internet' }, nodes: { write }, ways: ['start > write.written > done'] },
        ground: { systems: { 'demo-library': { network: 'government-private' } } },
        at: ['/nodes/1/settings/system'],
      },
    ],
  },
  'offline-authenticates': {
    valid: [
      {
        why: 'a card that proves itself after it was read',
        draw: {
          nodes: { read: unproven, prove: 'authenticate-card' },
          ways: ['start > read.read > prove.authenticated > done'],
        },
      },
      {
        why: 'a card that proves itself while a record is looked up',
        draw: {
          nodes: { read: unproven, fork: split('a', 'b'), prove: 'authenticate-card', join },
          ways: ['start > read.read > fork.a > prove.authenticated > join > done', 'fork.b > join'],
        },
      },
    ],
    invalid: [
      {
        why: 'a card that need not prove itself at a gate',
        of: 'park-entry',
        change: (s) => (nodeIn(s, 'read').settings['authenticate'] = false),
        at: ['/nodes/1/settings/authenticate'],
      },
      {
        why: 'a card that failed to prove itself and is taken all the same',
        draw: {
          nodes: { read: unproven, prove: 'authenticate-card' },
          ways: ['start > read.read > prove.authenticated > done', 'prove.not-genuine > done'],
        },
        at: ['/nodes/1/settings/authenticate'],
      },
    ],
  },
  'offline-authorises': {
    valid: [
      {
        why: 'a notice to whoever was turned away before that',
        draw: {
          irVersion: 2,
          start: { inputs: [{ name: 'mobile', type: 'string', label: { 'zh-CN': '手机', en: 'Mobile' } }] },
          nodes: {
            ...{ read: 'read-card', may: 'authorise-card' },
            tell: { kind: 'notify', settings: { to: 'inputs.mobile', prompt: 'drawn.told' } },
          },
          ways: ['start > read.read > may.authorised > done', 'may.not-authorised > tell.sent > refused'],
        },
      },
      {
        why: 'an e-card beside the card, which no terminal has to be authorised for',
        draw: {
          irVersion: 2,
          nodes: { read: 'read-card', may: 'authorise-card', code: 'show-code' },
          ways: ['start > read.read > may.authorised > done', 'read.failed > code.resolved > done'],
        },
      },
      {
        why: 'a terminal that proves its right',
        draw: {
          irVersion: 2,
          nodes: { read: 'read-card', may: 'authorise-card' },
          ways: ['start > read.read > may.authorised > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a terminal that does not',
        draw: { irVersion: 2, nodes: { read: 'read-card' }, ways: ['start > read.read > done'] },
        at: ['/nodes/1'],
      },
    ],
  },
  'online-national': {
    valid: [
      {
        why: 'a code that the national platform resolved',
        draw: {
          start: online,
          nodes: { code: 'show-code', write },
          ways: ['start > code.resolved > write.written > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'nobody who says who it is',
        draw: { start: online, nodes: { write }, ways: ['start > write.written > done'] },
        at: ['/nodes/1'],
      },
      {
        why: 'a code that was not valid',
        draw: {
          start: online,
          nodes: { code: 'show-code' },
          ways: ['start > code.resolved > done', 'code.not-valid > done'],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'traditional-way': {
    invalid: [
      {
        why: 'a code and nothing else',
        of: 'park-entry',
        change: (s) => (nodeIn(s, 'start').settings['cardModes'] = ['show-code']),
        at: ['/nodes/0/settings/cardModes'],
      },
    ],
  },
  'verified-in-two-ways': {
    valid: [
      {
        why: 'a face, or the PIN',
        draw: {
          nodes: { read: 'read-card', who: verify('face', 'pin') },
          ways: ['start > read.read > who.verified > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a face and nothing else',
        draw: { nodes: { read: 'read-card', who: verify('face') }, ways: ['start > read.read > who.verified > done'] },
        at: ['/nodes/2/settings/ways'],
      },
    ],
  },
  'disbursement-is-verified': {
    valid: [
      {
        why: 'all three by one node',
        draw: {
          nodes: { read: 'read-card', all: state('card', 'person', 'business'), pay: disburse },
          ways: ['start > read.read > all.normal > pay.paid > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'the matter not verified',
        draw: {
          nodes: { read: 'read-card', both: state('card', 'person'), pay: disburse },
          ways: ['start > read.read > both.normal > pay.paid > done'],
        },
        at: ['/nodes/3'],
      },
      {
        why: 'a second verification, which forgets what the first found',
        draw: {
          nodes: { read: 'read-card', both: state('card', 'person'), matter: state('business'), pay: disburse },
          ways: ['start > read.read > both.normal > matter.normal > pay.paid > done'],
        },
        at: ['/nodes/4', '/nodes/4'],
      },
      {
        why: 'nothing verified, where the platform could not be reached',
        draw: {
          nodes: { read: 'read-card', all: state('card', 'person', 'business'), pay: disburse },
          ways: ['start > read.read > all.normal > pay.paid > done', 'all.unavailable > pay'],
        },
        at: ['/nodes/3', '/nodes/3', '/nodes/3'],
      },
    ],
  },
};
