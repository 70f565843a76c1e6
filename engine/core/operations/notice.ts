/** What a notice service is asked: to send the words of a prompt to a cardholder, or a notice to somebody who works here, once. */
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

export const officeNotice = {
  'notice.deliver': defineOperation({
    label: text('发送办公通知', 'Deliver a notice'),
    effect: 'write',
    personal: ['contact'],
    input: z.strictObject({
      key: Key,
      channel: z.enum(['sms', 'email']),
      to: z.string().min(1).max(320).describe('Telephone number or e-mail address, by the channel'),
      template: z.string().min(1).max(80).describe('Code of the template that the words are of'),
      subject: Text,
      words: Text,
    }),
    output: z.strictObject({ message: z.string().describe('Number the service gave it'), repeated: Repeated }),
  }),
};
