/** The prompts as people see them: on the counter's twin screen, a gate's display, a self-service machine or a phone; also in the elders' size, and read aloud. */
import { Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPrompt } from '../../engine/core/case.ts';
import { start, type Environment } from '../../engine/core/nodes/start.ts';
import {
  translationOf,
  wordsOf,
  type PromptLanguage,
  type PromptWords,
} from '../../engine/core/prompts/prompt-languages.ts';
import type { PromptForm } from '../../engine/core/prompts/prompt.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { ToneIcon } from '../app/tone-icon.tsx';
import { useLanguage } from '../app/use-language.ts';
import { languageFrom, languageOptions } from '../prompts/language-name.ts';
import { PromptLine } from '../prompts/prompt-line.tsx';
import { useTranslations } from '../prompts/use-prompt-catalogue.ts';
import styles from './device-preview.module.css';
import { ReadAloud } from './read-aloud.tsx';

/** The device of each environment. */
const devices = {
  counter: 'counter',
  'self-service': 'self-service',
  merchant: 'counter',
  gate: 'gate',
  vehicle: 'gate',
  mobile: 'phone',
  online: 'phone',
} as const satisfies Record<Environment, string>;

interface Props {
  scenario: Scenario;
  prompts: ShownPrompt[];
  waiting: boolean;
}

interface ScreenProps {
  title: string;
  prompt: ShownPrompt | undefined;
  waiting: boolean;
  language: PromptLanguage;
  wordsFor: (prompt: ShownPrompt, form: PromptForm) => PromptWords;
  /** In the elders' words, and read aloud by one large button. */
  elders?: boolean;
}

function Screen({ title, prompt, waiting, language, wordsFor, elders = false }: ScreenProps) {
  const { t } = useTranslation();
  const spoken = prompt && wordsFor(prompt, 'speech');
  return (
    <section className={styles.screen} data-tone={prompt?.tone ?? 'idle'} aria-label={title}>
      <h3>{title}</h3>
      {prompt ? (
        <div className={styles.prompt} data-prompt={prompt.code}>
          <span className={styles.tone}>
            <ToneIcon tone={prompt.tone} /> {t(`tone.${prompt.tone}`)}
          </span>
          <PromptLine asked={language} said={wordsFor(prompt, elders ? 'elder' : 'text')} />
          {elders && spoken && <ReadAloud words={spoken.words} language={spoken.language} isLarge />}
        </div>
      ) : (
        <p className={styles.idle}>{t(waiting ? 'device.waiting' : 'device.nothing')}</p>
      )}
    </section>
  );
}

/** The language that the cardholder's screen speaks, and the words of a prompt in it. */
function useScreenWords() {
  const { language: own } = useLanguage();
  const [chosen, choose] = useState<string | null>(null);
  const { data: translated = { originals: {}, translations: {} } } = useTranslations();
  const language = languageFrom(chosen, own);
  const wordsFor = (prompt: ShownPrompt, form: PromptForm, spoken = language) =>
    wordsOf(prompt, spoken, form, translationOf(prompt, translated, spoken));
  return { own, language, choose, wordsFor };
}

/** The screens; each shows the last prompt of its audience. */
export function DevicePreview({ scenario, prompts, waiting }: Props) {
  const { t } = useTranslation();
  const { own, language, choose, wordsFor } = useScreenWords();
  const [elders, setElders] = useState(false);
  const label = useId();
  const settings = start.settings.safeParse(scenario.nodes.find(({ kind }) => kind === 'start')?.settings);
  const device = devices[settings.success ? settings.data.environment : 'counter'];
  const operator = prompts.findLast(({ audience }) => audience === 'operator');
  const cardholder = prompts.findLast(({ audience }) => audience === 'cardholder');
  const spoken = cardholder && wordsFor(cardholder, 'speech');
  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        <h3>{t(`device.${device}`)}</h3>
        <span className={styles.choices}>
          {!elders && spoken && <ReadAloud words={spoken.words} language={spoken.language} />}
          <ChooseOne
            aria-label={t('device.language')}
            value={language}
            options={languageOptions(own)}
            change={choose}
          />
          <span id={label}>{t('device.elders')}</span>{' '}
          <Switch size="small" aria-labelledby={label} checked={elders} onChange={setElders} />
        </span>
      </div>
      <div className={styles.device} data-device={device} data-elders={elders}>
        <Screen title={t('audience.cardholder')} prompt={cardholder} {...{ waiting, language, elders, wordsFor }} />
        {(device === 'counter' || operator) && (
          <Screen
            title={t('audience.operator')}
            prompt={operator}
            waiting={waiting}
            language={own}
            wordsFor={(prompt, form) => wordsFor(prompt, form, own)}
          />
        )}
      </div>
    </div>
  );
}
