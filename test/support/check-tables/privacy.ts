/** Cases of the checks on personal data: consent, purpose, and no more than is needed. */
import { text } from '../../../engine/core/text.ts';
import { assign, branch } from '../draw-scenario.ts';
import type { CheckTable } from '../verify-check.ts';

const gives = (...paths: string[]) => ({
  kind: 'write-back',
  settings: {
    system: 'demo-library',
    record: 'loan',
    fields: Object.fromEntries(paths.map((path, index) => [`field${index}`, path])),
  },
});
const consent = (...personal: string[]) => ({
  kind: 'consent',
  settings: { to: text('图书馆', 'Library'), purpose: text('借书', 'Lending'), personal },
});
const purpose = (...personal: string[]) => ({ purpose: { label: text('借书', 'Lending'), personal } });
const online = { cardModes: ['show-code'], environment: 'mobile', network: 'internet' };
const account = { nodes: { read: 'read-card', give: gives('card.cardNumber') } };

export const privacyTables: Record<string, CheckTable> = {
  'consent-before-disclosure': {
    valid: [
      {
        why: 'a name handed over with the card at a counter',
        draw: {
          nodes: { read: 'read-card', give: gives('card.name') },
          ways: ['start > read.read > give.written > done'],
        },
      },
      {
        why: 'an account after the person agreed',
        draw: {
          nodes: { ...account.nodes, ask: consent('card.cardNumber') },
          ways: ['start > read.read > ask.given > give.written > done'],
        },
      },
      {
        why: 'a name online, after the person agreed to all of the card',
        draw: {
          start: online,
          nodes: { code: 'show-code', ask: consent('card'), give: gives('card.name') },
          ways: ['start > code.resolved > ask.given > give.written > done'],
        },
      },
      {
        why: 'people who pay from their own account',
        draw: {
          nodes: { read: 'read-card', paid: { kind: 'pay', settings: { amount: '200', payee: 'demo-library' } } },
          ways: ['start > read.read > paid.paid > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'an account without consent',
        draw: { ...account, ways: ['start > read.read > give.written > done'] },
        at: ['/nodes/2'],
      },
      {
        why: 'an account, where the person agreed to something else',
        draw: {
          nodes: { ...account.nodes, ask: consent('card.name') },
          ways: ['start > read.read > ask.given > give.written > done'],
        },
        at: ['/nodes/2'],
      },
      {
        why: 'an account, where the person agreed on one way only',
        draw: {
          nodes: { ...account.nodes, choose: branch({ ask: 'true' }), ask: consent('card.cardNumber') },
          ways: ['start > read.read > choose.ask > ask.given > give.written > done', 'choose.otherwise > give'],
        },
        at: ['/nodes/2'],
      },
      {
        why: 'an account though the person refused',
        draw: {
          nodes: { ...account.nodes, ask: consent('card.cardNumber') },
          ways: ['start > read.read > ask.refused > give.written > done', 'ask.given > give'],
        },
        at: ['/nodes/2'],
      },
      {
        why: 'a name online without consent',
        draw: {
          start: online,
          nodes: { code: 'show-code', give: gives('card.name') },
          ways: ['start > code.resolved > give.written > done'],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'purpose-is-stated': {
    valid: [
      {
        why: 'a mask, which is no personal data',
        draw: {
          nodes: { read: 'read-card', give: gives('place.region') },
          ways: ['start > read.read > give.written > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a name that leaves for no purpose',
        draw: {
          nodes: { read: 'read-card', give: gives('card.name') },
          ways: ['start > read.read > give.written > done'],
        },
        at: [''],
      },
      {
        why: 'a name that leaves under another name',
        draw: {
          variables: { who: { type: { type: 'string' } } },
          nodes: { read: 'read-card', keep: assign({ who: 'card.name' }), give: gives('who') },
          ways: ['start > read.read > keep > give.written > done'],
        },
        at: [''],
      },
    ],
  },
  'minimal-disclosure': {
    valid: [
      {
        why: 'what the purpose needs',
        draw: {
          ...purpose('card.name'),
          nodes: { read: 'read-card', give: gives('card.name', 'place.region') },
          ways: ['start > read.read > give.written > done'],
        },
      },
    ],
    invalid: [
      {
        why: 'a birth date too',
        draw: {
          ...purpose('card.name'),
          nodes: { read: 'read-card', give: gives('card.name', 'card.birthDate') },
          ways: ['start > read.read > give.written > done'],
        },
        at: ['/nodes/2'],
      },
    ],
  },
  'purpose-is-used': {
    invalid: [
      {
        why: 'a birth date in reserve',
        draw: {
          ...purpose('card.name', 'card.birthDate'),
          nodes: { read: 'read-card', give: gives('card.name') },
          ways: ['start > read.read > give.written > done'],
        },
        at: ['/purpose/personal/1'],
      },
    ],
  },
};
