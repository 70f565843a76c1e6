/** Show certificate (扫码亮证): the cardholder shows the e-card as a certificate, the terminal scans it, the national platform says whose it is (scenario.card-mode). */
import { defineNode } from '../node.ts';
import {
  resolveShownCode,
  ShownCodeSettings,
  shownCodeOutput,
  shownCodePorts,
  shownCodePrompts,
} from '../shown-code.ts';
import { text } from '../text.ts';

export const showCertificate = defineNode({
  kind: 'show-certificate',
  group: 'card',
  label: text('扫码亮证', 'Show certificate'),
  summary: text(
    '持卡人以电子社保卡亮明身份，终端扫码后由全国平台识别',
    'The cardholder shows the e-card as a certificate; the terminal scans it and the national platform says whose it is',
  ),
  effect: 'read',
  clauses: ['scenario.card-mode', 'scenario.online-national', 'flow.credential'],
  settings: ShownCodeSettings,
  example: {},
  ports: () => shownCodePorts,
  output: () => shownCodeOutput,
  promptCodes: shownCodePrompts,
  face: (_settings, language) => ({ 'zh-CN': '电子社保卡亮证', en: 'The e-card as a certificate' })[language],
  run: (context) => resolveShownCode(context, 'certificate'),
});
