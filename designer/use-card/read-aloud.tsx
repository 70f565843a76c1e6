/** Reads a text aloud with the voice of the browser; not there where it has none. */
import { PauseOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';

/** Slower than one talks: who asks to have it read wants to follow. */
const rate = 0.9;

/** The button: reads, and stops what is being read. */
export function ReadAloud({ words, isLarge = false }: { words: string; isLarge?: boolean }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
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
