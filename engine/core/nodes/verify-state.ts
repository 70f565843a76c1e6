/** Verify state (状态核验): asks the national platform for the state of the card and of its holder (data.verify). */
import { z } from 'zod';
import { stateType } from '../case-types.ts';
import { assertExists } from '../control.ts';
import { facts } from '../facts.ts';
import { defineNode } from '../node.ts';
import { isProblem } from '../problem.ts';
import { text, type Text } from '../text.ts';
import type { StateReply } from '../connectors.ts';

const words: Record<StateReply['card'] | StateReply['person'], Text> = {
  normal: text('正常', 'normal'),
  lost: text('已挂失', 'reported lost'),
  suspended: text('已暂停', 'suspended'),
  cancelled: text('已注销', 'cancelled'),
  expired: text('已过期', 'expired'),
  deceased: text('已登记去世', 'registered as deceased'),
  abroad: text('出境定居', 'settled abroad'),
  unknown: text('查无记录', 'not on record'),
};

export const verifyState = defineNode({
  kind: 'verify-state',
  group: 'verify',
  label: text('状态核验', 'Verify state'),
  summary: text('向全国平台核验卡状态和人员状态', 'Asks the national platform for the state of card and person'),
  effect: 'read',
  clauses: ['data.verify', 'scenario.online-national', 'flow.deceased'],
  settings: z.strictObject({}),
  example: {},
  ports: () => [
    { id: 'normal', label: text('均正常', 'Both normal') },
    { id: 'card-abnormal', label: text('卡状态异常', 'Card not normal') },
    { id: 'person-abnormal', label: text('人员状态异常', 'Person not normal') },
    { id: 'unavailable', label: text('无法核验', 'Cannot verify') },
  ],
  output: () => ({ as: 'state', type: stateType, ports: ['normal', 'card-abnormal', 'person-abnormal'] }),
  reads: () => ['card.identificationCode', 'card.socialSecurityNumber', 'card.name'],
  face: (_settings, language) => `${facts['card.state'].label[language]} · ${facts['person.state'].label[language]}`,
  async run({ data, effects }) {
    const { identificationCode, socialSecurityNumber, name } = assertExists(data.card, 'card');
    try {
      const state = await effects.call('national-platform.verify-state', {
        identificationCode,
        socialSecurityNumber,
        name,
      });
      const port = state.card !== 'normal' ? 'card-abnormal' : state.person !== 'normal' ? 'person-abnormal' : 'normal';
      const note = text(
        `卡${words[state.card]['zh-CN']}，人员${words[state.person]['zh-CN']}`,
        `Card ${words[state.card].en}, person ${words[state.person].en}`,
      );
      return { port, output: state, note };
    } catch (error) {
      if (!isProblem(error, 'connector-unavailable')) throw error;
      return {
        port: 'unavailable',
        note: text('全国平台暂时无法连接', 'The national platform cannot be reached at present'),
      };
    }
  },
});
