/** Reads a text aloud with the voice of the browser for its language; says so where it has none. */
import { PauseOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageFacts, type PromptLanguage } from '../../engine/core/prompts/prompt-languages.ts';
import { useLanguage } from '../app/use-language.ts';
import { useHasVoice } from '../prompts/use-voice.ts';

/** Slower than one talks: who asks to have it read wants to follow. */
const rate = 0.9;

interface Props {
  words: string;
  language: PromptLanguage;
  isLarge?: boolean;
}

/** The button: reads, and stops what is being read. */
export function ReadAloud({ words, language, isLarge = false }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const hasVoice = useHasVoice(language);
  const [reading, setReading] = useState(false);
  const can = typeof speechSynthesis !== 'undefined';
  useEffect(
    () => () => {
      if (typeof speechSynthesis === 'undefined') return;
      speechSynthesis.cancel();
      setReading(false);
    },
    [words],
  );
  if (!can || words === '') return null;
  if (!hasVoice)
    return <small role="note">{t('prompts.no-voice', { language: say(languageFacts[language].name) })}</small>;
  const press = () => {
    speechSynthesis.cancel();
    if (reading) {
      setReading(false);
      return;
    }
    const said = new SpeechSynthesisUtterance(words);
    said.lang = language;
    said.rate = rate;
    said.onend = said.onerror = () => {
      setReading(false);
    };
    setReading(true);
    speechSynthesis.speak(said);
  };
  return (
    <Button
      {...(isLarge ? { size: 'large', type: 'primary', block: true } : { size: 'small' })}
      icon={reading ? <PauseOutlined aria-hidden /> : <SoundOutlined aria-hidden />}
      aria-pressed={reading}
      onClick={press}
    >
      {t(reading ? 'device.stop-reading' : 'device.read-aloud')}
    </Button>
  );
}
