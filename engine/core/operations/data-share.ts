/** What another department's data is asked: named fields of one resource, about one person, for one purpose. */
import { z } from 'zod';
import { text } from '../text.ts';
import { defineOperation, Scalar } from './define-operation.ts';

export const dataShare = {
  'data-share.query': defineOperation({
    label: text('数据共享查询', 'Query shared data'),
    effect: 'read',
    personal: ['identity'],
    input: z.strictObject({
      resource: z.string().min(1).max(80).describe('Resource of the sharing catalogue, such as household'),
      subject: z.string().min(1).max(40).describe('Citizen id number of whom it is about'),
      fields: z.array(z.string().min(1).max(80)).min(1).max(50).describe('What is needed, and nothing else'),
      purpose: z.string().min(1).max(200),
      consent: z.string().max(200).optional().describe('Number of the consent it rests on'),
    }),
    output: z.strictObject({
      found: z.boolean().describe('Whether the provider has a record of that person'),
      fields: z.record(z.string(), Scalar).describe('Those of the asked fields that the record has'),
    }),
  }),
};
