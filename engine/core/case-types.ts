/** The types of what a case knows from the beginning, and of what card and registry say: what expressions are checked against. */
import { cardModes, environments, networks } from './nodes/start.ts';
import { text } from './text.ts';
import type { ValueType } from './value-type.ts';

/** What is known of a cardholder, from a card or from an e-card's code. */
const holderFields = {
  name: { type: 'string', personal: 'identity', label: text('姓名', 'Name') },
  socialSecurityNumber: { type: 'string', personal: 'identity', label: text('社会保障号码', 'Social security number') },
  identificationCode: { type: 'string', personal: 'identity', label: text('卡识别码', 'Card identification code') },
  cardNumber: { type: 'string', personal: 'account', label: text('卡号', 'Card number') },
  birthDate: { type: 'date', personal: 'identity', label: text('出生日期', 'Date of birth') },
  sex: {
    type: 'string',
    values: ['male', 'female', 'unknown'],
    personal: 'identity',
    label: text('性别', 'Sex'),
  },
  division: { type: 'string', label: text('发卡地区', 'Division of issue') },
} as const satisfies Record<string, ValueType>;

/** What a card says (CardReading). */
export const cardType = {
  type: 'record',
  label: text('卡', 'Card'),
  fields: {
    ...holderFields,
    cardClass: { type: 'string', label: text('卡类别', 'Card class') },
    specification: { type: 'string', label: text('规范版本', 'Specification') },
    issuer: { type: 'string', label: text('初始化机构', 'Issuer') },
    issuedOn: { type: 'date', label: text('发卡日期', 'Date of issue') },
    validUntil: { type: 'date', label: text('有效期至', 'Valid until') },
    nation: { type: 'string', personal: 'identity', label: text('民族', 'Nation') },
    mode: { type: 'string', values: ['contact', 'contactless'], label: text('读卡方式', 'Read by') },
    authenticated: { type: 'boolean', label: text('卡认证通过', 'Authenticated') },
  },
} as const satisfies ValueType;

/** What an e-card's code says, once it was resolved: it goes into the same variable as a card. */
export const codeHolderType = {
  type: 'record',
  label: text('电子社保卡', 'E-card'),
  fields: {
    ...holderFields,
    level: { type: 'string', values: ['show-code', 'certificate'], label: text('码的种类', 'Kind of code') },
  },
} as const satisfies ValueType;

/** What the national platform says (StateReply). */
export const stateType = {
  type: 'record',
  label: text('状态', 'State'),
  fields: {
    card: {
      type: 'string',
      values: ['normal', 'lost', 'suspended', 'cancelled', 'expired', 'unknown'],
      label: text('卡状态', 'State of the card'),
    },
    person: {
      type: 'string',
      values: ['normal', 'deceased', 'abroad', 'unknown'],
      label: text('人员状态', 'State of the person'),
    },
    checkedAt: { type: 'time', label: text('核验时间', 'Checked at') },
  },
} as const satisfies ValueType;

/** Where a case takes place. */
export const placeType = {
  type: 'record',
  label: text('办理地点', 'Place'),
  fields: {
    region: { type: 'string', label: text('地区', 'Division') },
    institution: { type: 'string', optional: true, label: text('应用机构', 'Institution') },
  },
} as const satisfies ValueType;

/** How the card is used (CardUse). */
export const cardUseType = {
  type: 'record',
  label: text('用卡方式', 'How the card is used'),
  fields: {
    mode: { type: 'string', optional: true, values: Object.keys(cardModes), label: text('用卡模式', 'Card mode') },
    environment: { type: 'string', values: Object.keys(environments), label: text('用卡环境', 'Environment') },
    network: { type: 'string', values: Object.keys(networks), label: text('网络环境', 'Network') },
  },
} as const satisfies ValueType;
