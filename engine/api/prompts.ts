/** Prompts: the catalogue that every scenario and every policy may use. */
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';

export const listPrompts = defineRoute({
  method: 'get',
  path: '/api/prompts',
  right: 'policy.read',
  summary: text('提示语目录', 'Get the catalogue of prompts'),
  answer: { status: 200, description: 'Every prompt by its code: who reads it, its tone and its words' },
  handle: ({ api }) => ({ body: api.prompts }),
});
