/** What a notice service is asked: to send the words of a prompt to somebody, once. */
import { z } from 'zod';
import { Text, text } from '../text.ts';
import { defineOperation, Key, Repeated } from './define-operation.ts';

export const notice = {
  'notify.send': defineOperation({
    label: text('发送通知', 'Send a notice'),
    effect: 'write',
    personal: ['contact'],
    input: z.strictObject({
      key: Key,
      channel: z.enum(['sms', 'app', 'webhook']),
      to: z.string().min(1).max(500).describe('Telephone number, citizen id number or address, by the channel'),
      prompt: z.string().min(1).max(80).describe('Code of the prompt that the words are of'),
      words: Text,
    }),
    output: z.strictObject({ message: z.string().describe('Number the service gave it'), repeated: Repeated }),
  }),
};
