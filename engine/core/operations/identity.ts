/** What an identity service is asked: whether a face, or a document, belongs to a person. The picture never passes through the platform. */
import { z } from 'zod';
import { text } from '../text.ts';
import { defineOperation } from './define-operation.ts';
import { CardOnReader } from './terminal.ts';

const From = CardOnReader.describe('The terminal whose camera or document reader looks');

export const identity = {
  'identity.compare-face': defineOperation({
    label: text('人脸比对', 'Compare the face'),
    effect: 'read',
    personal: ['identity', 'biometric'],
    input: z.strictObject({ socialSecurityNumber: z.string(), name: z.string(), from: From }),
    output: z.strictObject({
      score: z.number().min(0).max(100).describe('How alike the face and the picture on record are'),
      passed: z.boolean().describe('Whether the service takes them for the same person'),
      liveness: z.boolean().describe('Whether a living face stood before the camera'),
    }),
  }),
  'identity.compare-document': defineOperation({
    label: text('证件比对', 'Compare the document'),
    effect: 'read',
    personal: ['identity'],
    input: z.strictObject({
      socialSecurityNumber: z.string(),
      name: z.string(),
      document: z.enum(['resident-id', 'passport', 'household-register']),
      from: From,
    }),
    output: z.strictObject({ matches: z.boolean().describe('Whether the document is genuine and of that person') }),
  }),
};
