/** Show code (展码): the cardholder shows the e-card's code, the terminal scans it, the national platform says whose it is (scenario.card-mode). */
import { defineNode } from '../node.ts';
import {
  resolveShownCode,
  ShownCodeSettings,
  shownCodeOutput,
  shownCodePorts,
  shownCodePrompts,
} from '../shown-code.ts';
import { text } from '../text.ts';

export const showCode = defineNode({
  kind: 'show-code',
  group: 'card',
  label: text('展码', 'Show code'),
  summary: text(
    '持卡人出示电子社保卡二维码，终端扫码后由全国平台识别',
    "The cardholder shows the e-card's code; the terminal scans it and the national platform says whose it is",
  ),
  effect: 'read',
  clauses: ['scenario.card-mode', 'scenario.online-national', 'card.one-to-one'],
  settings: ShownCodeSettings,
  example: {},
  ports: () => shownCodePorts,
  output: () => shownCodeOutput,
  promptCodes: shownCodePrompts,
  face: (_settings, language) => ({ 'zh-CN': '电子社保卡二维码', en: "The e-card's code" })[language],
  run: (context) => resolveShownCode(context, 'show-code'),
});
