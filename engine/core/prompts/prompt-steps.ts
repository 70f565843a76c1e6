/** Which prompt tells what: for every node kind, each step and outcome of it, the code for the cardholder and the code for the operator (access.prompts). */
import { nodeKinds } from '../nodes/index.ts';
import type { Prompt } from './prompt.ts';
import { text, type Text } from '../text.ts';

type Kind = keyof typeof nodeKinds;
type Audience = Prompt['audience'];

/** The code for the cardholder, or both codes where the operator's is not the same with `-operator`. */
type Told = string | readonly [cardholder: string, operator: string];

/** By outcome: a port, `asked` while it asks or waits, `done` and `not-done` of an end, `raised` of an error, `*` for ports that the author names. */
const told = {
  start: { done: 'start.begun' },
  end: { done: 'end.done', 'not-done': 'end.not-done' },
  'read-card': {
    asked: 'card.asked',
    read: 'card.read',
    'not-genuine': 'card.not-genuine',
    failed: 'card.not-readable',
  },
  'authenticate-card': {
    authenticated: 'card.genuine',
    'not-genuine': 'card.not-genuine',
    failed: 'card.not-readable',
  },
  'authorise-card': {
    authorised: 'card.authorised',
    'not-authorised': 'card.not-authorised',
    failed: 'card.not-readable',
  },
  'show-code': {
    asked: 'code.asked',
    resolved: 'code.resolved',
    'not-valid': 'code.not-valid',
    unavailable: 'code.cannot-resolve',
  },
  'show-certificate': {
    asked: 'code.asked',
    resolved: 'code.resolved',
    'not-valid': 'code.not-valid',
    unavailable: 'code.cannot-resolve',
  },
  'scan-code': {
    asked: 'ticket.scan',
    confirmed: 'ticket.confirmed',
    refused: 'ticket.refused',
    expired: 'ticket.expired',
    unavailable: 'ticket.unavailable',
  },
  'authorised-login': {
    asked: 'login.scan',
    confirmed: 'login.confirmed',
    refused: 'ticket.refused',
    expired: 'ticket.expired',
    unavailable: 'ticket.unavailable',
  },
  'verify-person': {
    asked: 'person.asked',
    verified: 'person.verified',
    'not-verified': 'person.not-verified',
    locked: 'pin.locked',
    unavailable: 'person.cannot-verify',
  },
  'verify-state': {
    normal: 'card.normal',
    'card-abnormal': 'card.not-normal',
    'person-abnormal': 'card.person-not-normal',
    'business-not-clear': 'business.not-clear',
    unavailable: 'card.cannot-verify',
  },
  consent: {
    asked: 'consent.asked',
    given: 'consent.given',
    refused: 'consent.refused',
    expired: 'consent.expired',
  },
  form: { asked: 'form.asked', sent: 'form.sent', expired: 'form.expired' },
  approve: {
    asked: 'approval.asked',
    approved: 'approval.approved',
    refused: 'approval.refused',
    returned: 'approval.returned',
    expired: 'approval.expired',
  },
  'decide-by-policy': { '*': 'decision.made' },
  prompt: { done: 'step.going-on' },
  notify: { sent: 'notify.sent', failed: 'notify.failed' },
  'query-data': {
    found: 'query-data.found',
    'not-found': ['query-data.not-found-cardholder', 'query-data.not-found'],
    refused: ['query-data.refused-cardholder', 'query-data.refused'],
    unavailable: ['query-data.unavailable-cardholder', 'query-data.unavailable'],
  },
  'write-back': { written: 'write-back.written', refused: 'write-back.refused' },
  'call-system': {
    answered: 'call-system.answered',
    refused: ['call-system.refused-cardholder', 'call-system.refused'],
  },
  'issue-document': { issued: 'issue-document.issued', refused: 'issue-document.refused' },
  pay: { asked: 'pay.asked', paid: 'pay.paid', refused: 'pay.refused' },
  refund: { refunded: 'refund.refunded', refused: 'refund.refused' },
  disburse: { paid: 'disburse.paid', 'not-clear': 'disburse.not-clear', refused: 'disburse.refused' },
  wait: { asked: 'wait.waiting', done: 'step.going-on' },
  'wait-for-message': { asked: 'message.asked', received: 'message.received', expired: 'message.expired' },
  assign: { done: 'step.going-on' },
  branch: { '*': 'step.going-on' },
  'branch-inclusive': { '*': 'step.going-on' },
  split: { '*': 'step.going-on' },
  join: { done: 'step.going-on' },
  'for-each': { each: 'step.going-on', done: 'step.all-done', 'too-many': 'step.too-many' },
  'sub-scenario': { '*': 'step.going-on' },
  'raise-error': { raised: 'end.not-done' },
  compensate: { done: 'compensate.done' },
} as const satisfies Record<Kind, Record<string, Told>>;

const outcomesOf = (kind: string): Record<string, Told> => (Object.hasOwn(told, kind) ? told[kind as Kind] : {});

const codeFor = (each: Told, audience: Audience): string => {
  if (typeof each !== 'string') return each[audience === 'cardholder' ? 0 : 1];
  return audience === 'cardholder' ? each : `${each}-operator`;
};

/** The code for an outcome of a kind; undefined where the kind has no such outcome. */
export function usualPrompt(kind: string, outcome: string, audience: Audience): string | undefined {
  const outcomes = outcomesOf(kind);
  const each = (Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined) ?? outcomes['*'];
  return each === undefined ? undefined : codeFor(each, audience);
}

/** One row of the matrix. */
export interface StepPrompt {
  kind: Kind;
  /** The words on its way out, or of the step. */
  label: Text;
  outcome: string;
  cardholder: string;
  operator: string;
}

const stepWords: Record<string, Text> = {
  asked: text('正在进行', 'While it asks or waits'),
  '*': text('各种去向', 'Whatever way it is left'),
  done: text('办成', 'Done'),
  'not-done': text('未办成', 'Not done'),
  raised: text('报出错误', 'Raised'),
};

/** The matrix: every kind × step or outcome, with its codes. */
export const stepPrompts: readonly StepPrompt[] = Object.values(nodeKinds).flatMap((definition) => {
  const kind = definition.kind as Kind;
  const ports = definition.ports(definition.settings.parse(definition.example) as never);
  return Object.entries(outcomesOf(kind)).map(([outcome, each]): StepPrompt => ({
    kind,
    outcome,
    label: ports.find(({ id }) => id === outcome)?.label ?? stepWords[outcome] ?? text(outcome, outcome),
    cardholder: codeFor(each, 'cardholder'),
    operator: codeFor(each, 'operator'),
  }));
});

/** The kinds and outcomes that a code is the usual prompt of. */
export const stepsTelling = (code: string): StepPrompt[] =>
  stepPrompts.filter(({ cardholder, operator }) => cardholder === code || operator === code);

/** The codes that are offered first at a node: for each of its outcomes, first the cardholder's. */
export const usualPromptsOf = (kind: string): string[] => [
  ...new Set(
    (['cardholder', 'operator'] as const).flatMap((audience) =>
      Object.values(outcomesOf(kind)).map((each) => codeFor(each, audience)),
    ),
  ),
];
