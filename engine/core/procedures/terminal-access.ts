/** Terminal access (终端机具接入): the model of a terminal, proven by a sample test of its firmware; single devices follow in lists. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { SocialCreditCode } from '../codes/social-credit-code.ts';
import { cardModes } from '../nodes/start.ts';
import { checkTerminalModel } from '../terminals/check-model.ts';
import { FirmwareHash, smAlgorithms, terminalForms, TerminalModel } from '../terminals/model.ts';
import { text } from '../text.ts';
import { contactFields, contactSection } from './contact-fields.ts';
import { field, textIn } from './fields.ts';
import { defineProcedure, type FormGround } from './procedure.ts';
import { dependingOn, fill, perform, prove, register, review, takeEffect, verify } from './stages.ts';

const Chip = z.strictObject({
  name: field(z.string().trim().min(2).max(40), text('芯片型号', 'Chip'), { example: 'THD89' }),
  filing: field(z.string().trim().min(4).max(40), text('备案号', 'Number of the filing')),
  validUntil: field(z.iso.date(), text('备案有效期至', 'Filing valid until'), { widget: 'date' }),
});
const Firmware = z.strictObject({
  version: field(z.string().trim().min(1).max(40), text('固件版本', 'Firmware'), { example: '2.0.1' }),
  sm3: field(FirmwareHash, text('固件 SM3 摘要', 'SM3 of the image'), {
    help: text('64 位十六进制小写', '64 hexadecimal digits in small letters'),
  }),
});

/** The form: what a model file says. */
export const TerminalForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('型号名称', 'Name of the model'), { example: '演示读卡器 300' }),
  nameEn: field(z.string().trim().min(2).max(100), text('型号英文名称', 'Its name in English'), {
    example: 'Demo Reader 300',
  }),
  model: field(TerminalModel.shape.id, text('型号标识', 'Identifier of the model'), {
    help: text('设备清单用它指明型号', 'Lists of devices name the model so'),
    example: 'demo-reader-300',
  }),
  maker: field(z.string().trim().min(2).max(100), text('生产厂商', 'Maker')),
  makerCode: field(
    SocialCreditCode.exactOptional(),
    text('厂商统一社会信用代码', "Maker's unified social credit code"),
  ),
  form: field(oneOf(terminalForms), text('形态', 'Form'), { choices: terminalForms }),
  modes: field(z.array(oneOf(cardModes)).min(1).max(7), text('用卡模式', 'Card modes'), {
    choices: cardModes,
  }),
  algorithms: field(z.array(z.enum(smAlgorithms)).max(3).default([]), text('支持的国密算法', 'SM algorithms')),
  psam: field(z.boolean(), text('有 PSAM 卡座', 'Has a slot for a PSAM')),
  chips: field(z.array(Chip).max(8).default([]), text('芯片与备案', 'Chips and their filings'), { widget: 'rows' }),
  firmware: field(z.array(Firmware).min(1).max(50), text('固件', 'Firmware'), { widget: 'rows' }),
  ...contactFields,
});

/** The model file that a form says; null where it does not make one. */
export function modelOf(form: Record<string, unknown>): TerminalModel | null {
  const { data } = TerminalForm.safeParse(form);
  if (!data) return null;
  const { name, nameEn, model, maker, makerCode, firmware } = data;
  return TerminalModel.parse({
    ...{ id: model, name: text(name, nameEn), form: data.form, modes: data.modes, algorithms: data.algorithms },
    maker: { name: text(maker, maker), ...(makerCode !== undefined && { creditCode: makerCode }) },
    ...{ psam: data.psam, chips: data.chips, firmware: firmware.map((build) => ({ ...build, approved: true })) },
  });
}

/** What hinders the model. */
function modelErrors(form: Record<string, unknown>, { now }: FormGround) {
  const model = modelOf(form);
  const found = model ? checkTerminalModel(model, now.toISOString().slice(0, 10)) : [];
  return found
    .filter(({ severity }) => severity === 'error')
    .map(({ pointer, check, message }) => ({ pointer, rule: check, message }));
}

const clauses = ['procedure.terminal'] as const;
const sample = dependingOn(
  ['firmware', 'chip', 'abilities'],
  prove('sample-report', 'check-sample-report', {
    ...{ id: 'sample-test', name: text('样机测试', 'Sample test'), clauses: ['terminal.psam', 'card.chip-filing'] },
  }),
);
const modelFile = perform('keep-terminal-model', { id: 'model-file', name: text('型号入库', 'Model file') });

/** The procedure. */
export const terminalAccess = defineProcedure({
  kind: 'terminal-access',
  name: text('终端机具接入', 'Terminal access'),
  summary: text(
    '终端型号通过样机测试后接入，设备随后成批登记',
    'A model passes a sample test; its devices follow in lists',
  ),
  clauses: ['procedure.terminal', 'terminal.management'],
  register: 'terminal',
  form: TerminalForm,
  sections: [
    { id: 'model', name: text('型号', 'The model'), fields: ['name', 'nameEn', 'model', 'maker', 'makerCode'] },
    { id: 'card', name: text('用卡与安全', 'Cards and security'), fields: ['form', 'modes', 'algorithms', 'psam'] },
    { id: 'parts', name: text('芯片与固件', 'Chips and firmware'), fields: ['chips', 'firmware'] },
    contactSection,
  ],
  materials: [
    {
      code: 'manual',
      name: text('产品说明书', 'Manual'),
      help: text('含接口和提示语说明', 'With its interfaces and prompts'),
      required: true,
    },
  ],
  nameOf: (form) => textIn(form, 'name'),
  uniqueOf: (form) => textIn(form, 'model'),
  shows: (form) => ({ model: textIn(form, 'model'), maker: textIn(form, 'maker'), form: textIn(form, 'form') }),
  dependsOn: ({ firmware, chips, form, modes, algorithms, psam }) => ({
    ...{ firmware, chip: chips, abilities: [form, modes, algorithms, psam] },
  }),
  check: modelErrors,
  acts: {
    access: [
      fill({ clauses }),
      verify('check-application'),
      ...[sample, review(), register(), modelFile, takeEffect('enter-register')],
    ],
    change: [
      fill({ clauses }),
      verify('check-application'),
      ...[sample, review(), register(), modelFile, takeEffect('enter-register')],
    ],
    renewal: [fill({ clauses }), verify('check-application'), review(), modelFile, takeEffect('enter-register')],
    withdrawal: [
      fill({ name: text('退出申请', 'Application to withdraw') }),
      ...[review(), register(), takeEffect('enter-register')],
    ],
  },
});
