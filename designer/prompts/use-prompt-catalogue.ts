/** Reads the prompts in other languages, and where each prompt is used. */
import { useQuery } from '@tanstack/react-query';
import type { PromptUses, TranslatedPrompts } from '../../engine/core/api.ts';
import { request } from '../app/request.ts';

/** The words in Tibetan, Uyghur and Mongolian; they do not change while a page is open. */
export const useTranslations = () =>
  useQuery({
    queryKey: ['prompt-translations'],
    queryFn: ({ signal }) => request<TranslatedPrompts>('GET', '/api/prompts/translations', { signal }),
    staleTime: Infinity,
  });

/** The scenarios and policies that use each prompt. */
export const usePromptUses = () =>
  useQuery({
    queryKey: ['prompt-uses'],
    queryFn: ({ signal }) => request<PromptUses>('GET', '/api/prompts/uses', { signal }),
  });
