/** Whether the browser has a voice for a language. */
import { useSyncExternalStore } from 'react';
import { isTranslated, type PromptLanguage } from '../../engine/core/prompts/prompt-languages.ts';

/** What a voice may call the language: Mongolian by its general tag as well. */
const tags: Record<PromptLanguage, readonly string[]> = {
  'zh-CN': ['zh', 'cmn'],
  en: ['en'],
  bo: ['bo'],
  ug: ['ug'],
  'mn-Mong': ['mn'],
};

const canSpeak = (): boolean => typeof speechSynthesis !== 'undefined';

function listen(changed: () => void): () => void {
  if (!canSpeak()) return () => undefined;
  speechSynthesis.addEventListener('voiceschanged', changed);
  return () => {
    speechSynthesis.removeEventListener('voiceschanged', changed);
  };
}

/** The names of the voices, as one text, so that it is the same while they are. */
const voicesNow = (): string =>
  canSpeak()
    ? speechSynthesis
        .getVoices()
        .map(({ lang }) => lang.toLowerCase())
        .join(' ')
    : '';

/** Listens for voices that come later; Chinese and English are tried even where the browser does not list its voices. */
export function useHasVoice(language: PromptLanguage): boolean {
  const voices = useSyncExternalStore(listen, voicesNow);
  if (!canSpeak()) return false;
  if (!isTranslated(language)) return true;
  return voices.split(' ').some((voice) => tags[language].some((tag) => voice === tag || voice.startsWith(`${tag}-`)));
}
