/** What the settings of node kinds and their values are called, where their schemas do not say. */
import { cardModes, environments, networks } from '../../engine/core/nodes/start.ts';
import { roles } from '../../engine/core/rights.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { personalClasses } from '../../engine/core/value-type.ts';

const labels: Record<string, Text> = {
  id: text('代码', 'Code'),
  label: text('名称', 'Name'),
  when: text('条件', 'Condition'),
  value: text('取值', 'Value'),
};

/** What a setting is called: as its schema says, else by its name. */
export const settingLabel = (name: string, label: Text | undefined): Text =>
  label ?? (Object.hasOwn(labels, name) ? labels[name] : undefined) ?? text(name, name);

const levels = {
  case: text('办件所在地', 'Where the case is'),
  city: text('市', 'City'),
  province: text('省', 'Province'),
} as const satisfies Record<string, Text>;

const types = {
  string: text('文本', 'Text'),
  number: text('数字', 'Number'),
  integer: text('整数', 'Whole number'),
  boolean: text('是否', 'Yes or no'),
  date: text('日期', 'Date'),
  time: text('时刻', 'Time'),
  money: text('金额', 'Amount of money'),
  choice: text('选项', 'Choice'),
} as const satisfies Record<string, Text>;

/** Words of the values, by the name of the setting that has them. */
const words: Record<string, Record<string, Text>> = {
  cardModes,
  environment: environments,
  network: networks,
  multiCode: {
    government: text('政务码', 'Government code'),
    city: text('城市码', 'City code'),
    industry: text('行业码', 'Industry code'),
  },
  mode: cardModes,
  type: types,
  personal: personalClasses,
  right: {
    read: text('读取', 'Read'),
    update: text('修改', 'Update'),
    unlock: text('解锁', 'Unlock'),
    pin: text('重置密码', 'Reset the PIN'),
  },
  scopes: {
    name: text('姓名', 'Name'),
    socialSecurityNumber: text('社会保障号码', 'Social security number'),
    identificationCode: text('卡识别码', 'Identification code'),
    cardNumber: text('卡号', 'Card number'),
    birthDate: text('出生日期', 'Day of birth'),
    sex: text('性别', 'Sex'),
    division: text('参保地', 'Division'),
  },
  by: {
    pin: text('卡密码', 'PIN'),
    face: text('人脸', 'Face'),
    document: text('证件', 'Document'),
    screen: text('屏幕', 'Screen'),
    voice: text('语音', 'Voice'),
  },
  document: {
    'resident-id': text('居民身份证', 'Resident identity card'),
    passport: text('护照', 'Passport'),
    'household-register': text('户口簿', 'Household register'),
  },
  of: {
    card: text('卡', 'Card'),
    person: text('人员', 'Person'),
    business: text('业务', 'Matter'),
    personal: text('个人授权', 'Personal authorisation'),
    department: text('部门授权', 'Department authorisation'),
    channel: text('渠道授权', 'Channel authorisation'),
  },
  level: levels,
  at: levels,
  rule: {
    one: text('一人决定', 'One decides'),
    all: text('全部同意', 'All must approve'),
    any: text('一人同意即可', 'One approval is enough'),
  },
  channel: {
    sms: text('短信', 'Text message'),
    app: text('应用消息', 'Message in the app'),
    webhook: text('系统回调', 'Webhook'),
  },
  account: {
    personal: text('个人账户', 'Personal account'),
    pooled: text('统筹基金', 'Pooled fund'),
    bank: text('银行账户', 'Bank account'),
  },
  waitsFor: { all: text('全部分支', 'All branches'), any: text('任一分支', 'Any one branch') },
  role: Object.fromEntries(Object.entries(roles).map(([role, { name }]) => [role, name])),
};

/** What a value of a setting is called, or null where there is no word for it. */
export function valueWord(setting: string, value: string): Text | null {
  const own = Object.hasOwn(words, setting) ? words[setting] : undefined;
  return (own && Object.hasOwn(own, value) ? own[value] : undefined) ?? null;
}
