/** A story for every way out of every node kind that stands by itself: the card is read, the node is entered, and left by that port. */
import { readFileSync } from 'node:fs';
import { nodeKind } from '../../engine/core/nodes/index.ts';
import { Policy } from '../../engine/core/policies/policy.ts';
import { problem } from '../../engine/core/problem.ts';
import type { Script, SimulatedAnswer } from '../../engine/core/simulate.ts';
import { text } from '../../engine/core/text.ts';
import type { Version } from '../../engine/core/version.ts';
import { endNode, smallVersion } from '../../test/support/scenario-of.ts';
import type { Act, Story } from './story.ts';

type Row = Pick<Story, 'card'> & {
  outside?: Script;
  settings?: Record<string, unknown>;
  /** Variables that are set before, each by an expression. */
  set?: Record<string, string>;
  answers?: SimulatedAnswer[];
  message?: { name: string; body: Record<string, unknown> };
};

const away = problem('connector-unavailable', { connector: 'x' });
const rejected = problem('message-rejected', { reason: text('不合约定', 'not as agreed') });
const holds = (of: 'card-reader.authenticate' | 'card-reader.authorise', is: boolean): Script =>
  of === 'card-reader.authenticate' ? { [of]: { authenticated: is } } : { [of]: { authorised: is } };
const at = '2026-11-21T04:00:00Z';
const found = (
  card: 'normal' | 'lost',
  person: 'normal' | 'deceased',
  business: 'clear' | 'not-clear' = 'clear',
): Script => ({
  'national-platform.verify-state': { card, person, checkedAt: at },
  'national-platform.verify-business': { business, checkedAt: at },
});
const state = (business: string) => ({
  state: `{"card": "normal", "person": "normal", "business": "${business}", "checkedAt": "${at}"}`,
});
const payment = { payment: '{"payment": "DP-1", "amountFen": 600}' };
const refund = (is: 'refunded' | 'refused'): Script => ({
  'bank.refund': { refund: 'DR-1', state: is, repeated: false },
});
const reason = '材料不全，请补齐身份证明和申请表后再次提交审核';
const yes = (by: string): SimulatedAnswer => ({ action: 'approve', by });

/** By kind and port. */
const rows: Record<string, Record<string, Row>> = {
  'read-card': { read: {}, 'not-genuine': { card: 'demo-zheng' }, failed: { outside: { 'card-reader.read': away } } },
  'authenticate-card': {
    authenticated: {},
    'not-genuine': { outside: holds('card-reader.authenticate', false) },
    failed: { outside: { 'card-reader.authenticate': away } },
  },
  'authorise-card': {
    authorised: {},
    'not-authorised': { outside: holds('card-reader.authorise', false) },
    failed: { outside: { 'card-reader.authorise': away } },
  },
  'show-code': {
    resolved: {},
    'not-valid': { outside: { 'national-platform.resolve-code': problem('code-not-valid') } },
    unavailable: { outside: { 'national-platform.resolve-code': away } },
  },
  'show-certificate': {
    resolved: {},
    'not-valid': { outside: { 'national-platform.resolve-code': problem('code-not-valid') } },
    unavailable: { outside: { 'national-platform.resolve-code': away } },
  },
  'scan-code': {
    confirmed: {},
    refused: { answers: [{ action: 'stop' }] },
    expired: { outside: { 'national-platform.redeem-ticket': { state: 'pending' } } },
    unavailable: { outside: { 'national-platform.open-ticket': away } },
  },
  'authorised-login': {
    confirmed: {},
    refused: { answers: [{ action: 'stop' }] },
    expired: { outside: { 'national-platform.redeem-ticket': { state: 'pending' } } },
    unavailable: { outside: { 'national-platform.open-ticket': away } },
  },
  'verify-person': {
    verified: {},
    'not-verified': { card: 'demo-zhao' },
    locked: { card: 'demo-wu' },
    unavailable: {
      outside: { 'card-reader.verify-pin': away, 'identity.compare-face': away, 'identity.compare-document': away },
    },
  },
  'verify-state': {
    normal: { outside: found('normal', 'normal') },
    'card-abnormal': { outside: found('lost', 'normal') },
    'person-abnormal': { outside: found('normal', 'deceased') },
    'business-not-clear': { outside: found('normal', 'normal', 'not-clear') },
    unavailable: { outside: { 'national-platform.verify-state': away } },
  },
  consent: { given: { answers: [{ action: 'give' }] }, refused: { answers: [{ action: 'refuse' }] }, expired: {} },
  form: { sent: { answers: [{ action: 'send', fields: { mobile: '19900000001' } }] }, expired: {} },
  approve: {
    approved: { answers: [yes('a'), yes('b'), yes('c')] },
    refused: { answers: [{ action: 'refuse', by: 'a', reason }] },
    returned: { answers: [{ action: 'return', by: 'a', reason }] },
    expired: {},
  },
  'decide-by-policy': {
    lend: { set: state('clear') },
    refuse: { card: 'demo-zhao', set: { state: '{"card": "lost", "person": "normal"}' } },
  },
  prompt: { done: {} },
  notify: { sent: {}, failed: { outside: { 'notify.send': rejected } } },
  'query-data': {
    found: {},
    'not-found': { outside: { 'data-share.query': { found: false, fields: {} } } },
    refused: { outside: { 'data-share.query': rejected } },
    unavailable: { outside: { 'data-share.query': away } },
  },
  'write-back': { written: {}, refused: { outside: { 'application-system.write': rejected } } },
  'call-system': { answered: {}, refused: { outside: { 'application-system.call': rejected } } },
  'issue-document': { issued: {}, refused: { outside: { 'credential.issue': rejected } } },
  pay: { paid: {}, refused: { outside: { 'bank.pay': rejected } } },
  refund: {
    refunded: { set: payment, outside: refund('refunded') },
    refused: { set: payment, outside: refund('refused') },
  },
  disburse: {
    paid: { set: state('clear') },
    'not-clear': { set: state('not-clear') },
    refused: { set: state('clear'), settings: { programme: 'old-age-subsidy', amount: '10000', atMostFen: 1 } },
  },
  wait: { done: {} },
  'wait-for-message': {
    received: { message: { name: 'loan-returned', body: { returnedOn: '2026-11-22' } } },
    expired: {},
  },
  assign: { done: {} },
  branch: { local: {}, otherwise: { settings: ways(['never', 'false']) } },
  'branch-inclusive': {
    elder: { settings: ways(['elder', 'true'], ['local', 'true']) },
    otherwise: { settings: ways(['elder', 'false']) },
  },
};

function ways(...of: [id: string, when: string][]): Record<string, unknown> {
  return { ways: of.map(([id, when]) => ({ id, label: text(id, id), when })) };
}

const policy = Policy.parse(
  JSON.parse(readFileSync(new URL('../../rulesets/policies/library-lending.json', import.meta.url), 'utf8')),
);
const inputs = ['mobile', 'barcode', 'copies'].map((name) => ({
  name,
  type: name === 'copies' ? 'number' : 'string',
  label: text(name, name),
}));

/** A node of a kind, after the card was read and before an end for each of its ports. */
function versionFor(kind: string, { settings, set }: Row): Version {
  const definition = nodeKind(kind);
  const own = settings ?? (definition.example as Record<string, unknown>);
  const ends = definition.ports(definition.settings.parse(own)).map(({ id }) => id);
  const ahead = kind === 'read-card' ? ['it'] : set ? ['read', 'set', 'it'] : ['read', 'it'];
  const leads = ahead.map((id, index) =>
    id === 'read' ? `read.read > ${ahead[index + 1]}` : id === 'set' ? 'set > it' : '',
  );
  const version = smallVersion(
    [
      ...(ahead.includes('read') ? [{ id: 'read', kind: 'read-card', settings: { authenticate: false } }] : []),
      ...(set ? [{ id: 'set', kind: 'assign', settings: { set } }] : []),
      { id: 'it', kind, settings: own },
      ...ends.map((id) => endNode(`left-${id}`)),
      ...(ahead.includes('read') ? [endNode('unread', false)] : []),
    ],
    [
      `start > ${ahead[0]}`,
      ...leads.filter((lead) => lead !== ''),
      ...(ahead.includes('read') ? ['read.failed > unread', 'read.not-genuine > unread'] : []),
      ...ends.map((id) => `it.${id} > left-${id}`),
    ],
    { inputs },
  );
  return { ...version, policies: { 'library-lending': { digest: 'digest-library-lending', policy } } };
}

function storyOf(kind: string, port: string, row: Row): Story {
  const acts: Act[] = (row.answers ?? []).map((answer) => ({ at: 'it', answer }));
  if (row.message) acts.push({ at: 'it', message: row.message });
  return {
    name: `${kind}.${port}`,
    shows: [`${kind}.${port}`],
    version: versionFor(kind, row),
    ...(row.card !== undefined && { card: row.card }),
    outside: () => row.outside ?? {},
    acts,
  };
}

/** Every story of a node by itself. */
export const nodeStories: Story[] = Object.entries(rows).flatMap(([kind, ports]) =>
  Object.entries(ports).map(([port, row]) => storyOf(kind, port, row)),
);
