/** The button that reads a text aloud, where the browser can. */
import { SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../engine/core/text.ts';

/** The button, or nothing. */
export function ReadAloud({ text, language }: { text: string; language: Language }) {
  const { t } = useTranslation();
  if (!('speechSynthesis' in window)) return null;
  return (
    <Button
      size="small"
      type="text"
      icon={<SoundOutlined aria-hidden />}
      title={t('inspector.prompt.read', { language: t(`inspector.language.${language}`) })}
      aria-label={t('inspector.prompt.read', { language: t(`inspector.language.${language}`) })}
      onClick={() => {
        const speech = new SpeechSynthesisUtterance(text);
        speech.lang = language;
        speechSynthesis.cancel();
        speechSynthesis.speak(speech);
      }}
    />
  );
}
