/** The words of the web application: i18next with Chinese first and English complete, typed by the Chinese file. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../engine/core/text.ts';
import en from '../locales/en.json';
import zh from '../locales/zh-CN.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

const kept = 'yikatong.language';

/** The language to begin with: the one kept, else the browser's, else Chinese. */
function firstLanguage(): Language {
  const wanted = localStorage.getItem(kept) ?? navigator.language;
  return wanted.startsWith('en') ? 'en' : 'zh-CN';
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
document.documentElement.lang = i18next.language;

/** The language in use. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

/** Changes the language, keeps it, and tells the document. */
export function changeLanguage(language: Language): void {
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
