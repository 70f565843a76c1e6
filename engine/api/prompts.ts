/** Prompts: the catalogue that every scenario and every policy may use, its words in other languages, and where each is used. */
import type { PromptUses, TranslatedPrompts } from '../core/api.ts';
import { promptUsesOf } from '../core/prompts/prompt-uses.ts';
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

export const listPromptTranslations = defineRoute({
  method: 'get',
  path: '/api/prompts/translations',
  right: 'signed-in',
  summary: text('提示语的其他语言', 'Get the prompts in Tibetan, Uyghur and Mongolian'),
  answer: { status: 200, description: 'By language: whether a native reader has read it, and its words by code' },
  handle({ api }) {
    const originals = Object.entries(api.prompts).map(([code, prompt]) => [code, prompt.text['zh-CN']] as const);
    const body: TranslatedPrompts = { originals: Object.fromEntries(originals), translations: api.translations };
    return { body };
  },
});

export const listPromptUses = defineRoute({
  method: 'get',
  path: '/api/prompts/uses',
  right: 'policy.read',
  summary: text('提示语用在哪里', 'Get the scenarios and policies that use each prompt'),
  answer: { status: 200, description: 'By code: the scenarios and policies that use it, of those one may see' },
  async handle({ api: { store, now }, session: { actor } }) {
    const [scenarios, policies] = await Promise.all([
      store.scenarios.drafts(actor),
      store.policies.seenBy(actor, now()),
    ]);
    const body: PromptUses = promptUsesOf(scenarios, Object.values(policies));
    return { body };
  },
});
