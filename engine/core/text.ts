/** Text that people read, in every language we ship: Chinese first, English complete. */
import { z } from 'zod';

/** The languages that every text must have. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const Text = z
  .strictObject({ 'zh-CN': z.string().min(1).max(2000), en: z.string().min(1).max(2000) })
  .describe('A text in Chinese and English');
export type Text = z.infer<typeof Text>;

/** Short for `{'zh-CN': zh, en}`. */
export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });

/** Fills `{name}` holes of a text; an unknown hole stays as it is, so that it is seen. */
export function fill(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : hole;
  });
}

/** Picks the language that an Accept-Language header asks for; Chinese where it asks for none of ours. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...options] = part.trim().split(';');
    const quality =
      options
        .find((option) => option.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? '1';
    return { tag: tag.toLowerCase(), quality: Number(quality) };
  });
  wanted.sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    if (tag.startsWith('zh')) return 'zh-CN';
    if (tag.startsWith('en')) return 'en';
  }
  return 'zh-CN';
}
