/** The steps of a scenario of the wizard, one after the other: from the card to what comes of it. */
import type { Environment } from '../nodes/start.ts';
import { text, type Text } from '../text.ts';
import { type Matter, type WizardAnswers, choicesOf } from './wizard.ts';
import { needsConsent } from './wizard-refusals.ts';
import type { Ending } from './wizard-words.ts';

/** Ends whose words are in the catalogue of prompts. */
export const cataloguedEnds = {
  'not-genuine': ['card.not-genuine', text('卡认证未通过', 'Card not genuine')],
  'not-authorised': ['card.not-authorised', text('卡鉴权未通过', 'Card not authorised')],
  'card-not-normal': ['card.not-normal', text('卡状态异常', 'Card not normal')],
  'person-not-normal': ['card.person-not-normal', text('人员状态异常', 'Person not normal')],
  'not-clear': ['business.not-clear', text('业务未结清', 'Matter not clear')],
} as const satisfies Record<string, readonly [string, Text]>;
type CataloguedEnd = keyof typeof cataloguedEnds;

/** Where a way leads that is not the usual one. */
export type Side = Ending | CataloguedEnd;

/** A step: a node, the port that leads on, and where its other ports lead. */
export interface Step {
  id: string;
  kind: string;
  name: Text;
  settings: Record<string, unknown>;
  onward: string;
  sides: Readonly<Record<string, Side>>;
  /** Whether it does something outside that can be taken back. */
  writes?: boolean;
}

/** One way of saying who the cardholder is: by the card itself, or by the phone. */
export interface Way {
  id: string;
  label: Text;
  steps: Step[];
}

const shownSides = { 'not-valid': 'code-not-read', unavailable: 'code-not-read' } as const;
const ticketSides = { refused: 'not-confirmed', expired: 'not-confirmed', unavailable: 'cannot-verify' } as const;
const offlinePlaces: readonly Environment[] = ['counter', 'self-service', 'gate', 'merchant', 'vehicle'];

const read = (mode: 'contact' | 'contactless'): Step => ({
  id: 'read',
  kind: 'read-card',
  name: text('读卡与卡认证', 'Read and authenticate card'),
  settings: { mode, authenticate: true },
  onward: 'read',
  sides: { 'not-genuine': 'not-genuine', failed: 'not-readable' },
});

const authorise: Step = {
  id: 'authorise',
  kind: 'authorise-card',
  name: text('卡鉴权', 'Authorise card'),
  settings: { right: 'read', tell: false },
  onward: 'authorised',
  sides: { 'not-authorised': 'not-authorised', failed: 'not-readable' },
};

const shown = (id: 'show-code' | 'show-certificate', name: Text): Way => ({
  id,
  label: name,
  steps: [{ id, kind: id, name, settings: { tell: false }, onward: 'resolved', sides: shownSides }],
});

const confirmed = (id: 'scan-code' | 'authorised-login', name: Text, settings = {}): Way => ({
  id: id === 'scan-code' ? 'scan' : 'login',
  label: name,
  steps: [{ id, kind: id, name, settings, onward: 'confirmed', sides: ticketSides }],
});

/** The ways of saying who the cardholder is, in the order in which they are offered. */
export function waysOf({ cardModes: modes, environment, money }: WizardAnswers): Way[] {
  const isRead = modes.some((mode) => mode === 'contact' || mode === 'contactless' || mode === 'nfc-phone');
  const reading = read(modes.includes('contact') ? 'contact' : 'contactless');
  const steps = offlinePlaces.includes(environment) ? [reading, authorise] : [reading];
  const scopes = ['name', 'socialSecurityNumber', 'identificationCode', ...(money === 'free' ? [] : ['cardNumber'])];
  return [
    ...(isRead ? [{ id: 'card', label: text('实体卡', 'Card'), steps }] : []),
    ...(modes.includes('show-code') ? [shown('show-code', text('展码', 'Show code'))] : []),
    ...(modes.includes('show-certificate') ? [shown('show-certificate', text('扫码亮证', 'Show certificate'))] : []),
    ...(modes.includes('scan') ? [confirmed('scan-code', text('扫一扫', 'Scan'))] : []),
    ...(modes.includes('authorised-login')
      ? [confirmed('authorised-login', text('授权登录', 'Authorised login'), { scopes })]
      : []),
  ];
}

function verify({ id, network, money }: WizardAnswers): Step[] {
  if (network === 'offline') return [];
  const isPaidOut = money === 'disburse';
  return [
    {
      id: 'verify',
      kind: 'verify-state',
      name: isPaidOut
        ? text('人清、卡清、业务清', 'Person, card and matter')
        : text('核验卡和人员状态', 'Verify card and person'),
      settings: isPaidOut ? { of: ['card', 'person', 'business'], matter: id } : {},
      onward: 'normal',
      sides: {
        'card-abnormal': 'card-not-normal',
        'person-abnormal': 'person-not-normal',
        ...(isPaidOut && { 'business-not-clear': 'not-clear' as const }),
        unavailable: 'cannot-verify',
      },
    },
  ];
}

/** The personal data that leaves, and has to. */
export const disclosedBy = ({ system, money }: WizardAnswers): string[] => [
  ...(money === 'free' ? [] : ['card.cardNumber', 'card.name']),
  ...(system !== null || money === 'disburse' ? ['card.socialSecurityNumber'] : []),
];

function consent(answers: WizardAnswers): Step[] {
  if (!needsConsent(choicesOf(answers))) return [];
  const { institution: at, name } = answers;
  const bank = answers.money !== 'free';
  const settings = {
    to: bank ? text(`${at['zh-CN']}和开户银行`, `${at.en} and the card's bank`) : at,
    purpose: name,
    personal: disclosedBy(answers),
  };
  const sides = { refused: 'no-consent', expired: 'no-consent' } as const;
  return [{ id: 'consent', kind: 'consent', name: text('持卡人授权', 'Consent'), settings, onward: 'given', sides }];
}

const approved: readonly Matter[] = ['benefit', 'subsidy'];

function approve({ matter, name }: WizardAnswers): Step[] {
  if (!approved.includes(matter)) return [];
  return [
    {
      id: 'approve',
      kind: 'approve',
      name: text('审批', 'Approval'),
      settings: {
        title: text(`审批：${name['zh-CN']}`, `Approve: ${name.en}`),
        levels: [{ role: 'approver', at: 'city', rule: 'one', people: 1 }],
        shows: [{ label: text('申请人', 'Applicant'), value: 'card.name' }],
        expires: { workdays: 5 },
      },
      onward: 'approved',
      sides: { refused: 'refused', returned: 'returned', expired: 'too-late' },
    },
  ];
}

function pay({ money, institution, amountFen }: WizardAnswers): Step[] {
  if (money !== 'pay') return [];
  const settings = { amount: String(amountFen), payee: institution['zh-CN'], account: 'bank', atMostFen: amountFen };
  const name = text('付款', 'Pay');
  return [{ id: 'pay', kind: 'pay', name, settings, onward: 'paid', sides: { refused: 'not-paid' }, writes: true }];
}

function record({ system, matter }: WizardAnswers): Step[] {
  if (system === null) return [];
  return [
    {
      id: 'record',
      kind: 'write-back',
      name: text('写入系统', 'Write the record'),
      settings: {
        system,
        record: matter,
        fields: {
          holder: 'card.socialSecurityNumber',
          ...(matter === 'lend' && { item: 'inputs.item' }),
        },
      },
      onward: 'written',
      sides: { refused: 'not-recorded' },
      writes: true,
    },
  ];
}

function disburse({ id, money, amountFen }: WizardAnswers): Step[] {
  if (money !== 'disburse') return [];
  return [
    {
      id: 'disburse',
      kind: 'disburse',
      name: text('发放', 'Pay out'),
      settings: { programme: id, amount: String(amountFen), consent: 'consent.given', atMostFen: amountFen },
      onward: 'paid',
      sides: { 'not-clear': 'not-paid', refused: 'not-paid' },
      writes: true,
    },
  ];
}

/** What follows once it is known who the cardholder is. A payment comes before its record, which is easier to take back than money paid out. */
export const stepsAfter = (answers: WizardAnswers): Step[] => [
  ...verify(answers),
  ...consent(answers),
  ...approve(answers),
  ...pay(answers),
  ...record(answers),
  ...disburse(answers),
];

const doneLabels: Readonly<Record<Matter, Text>> = {
  enter: text('已放行', 'Let in'),
  lend: text('已登记', 'Entered'),
  benefit: text('已批准', 'Granted'),
  buy: text('已购买', 'Bought'),
  subsidy: text('已发放', 'Paid out'),
  certificate: text('已核对', 'Checked'),
};

/** What the ends are called. */
export const endLabels = ({ matter }: WizardAnswers): Record<Ending, Text> => ({
  done: doneLabels[matter],
  'not-readable': text('读卡失败', 'Card not readable'),
  'code-not-read': text('码未识别', 'Code not read'),
  'not-confirmed': text('未确认', 'Not confirmed'),
  'cannot-verify': text('无法核验', 'Cannot verify'),
  'no-consent': text('未授权', 'No consent'),
  refused: text('审批未通过', 'Refused'),
  returned: text('退回补正', 'Returned'),
  'too-late': text('逾期未批', 'Not decided in time'),
  'not-paid': text('款项未办成', 'No payment'),
  'not-recorded': text('未登记', 'Not recorded'),
  'taken-back': text('已撤回', 'Taken back'),
});
