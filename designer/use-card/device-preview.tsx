/** The prompts as people see them: on the counter's twin screen, a gate's display, a self-service machine or a phone; also in the elders' size, and read aloud. */
import { Switch } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownPrompt } from '../../engine/core/case.ts';
import { start, type Environment } from '../../engine/core/nodes/start.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ToneIcon } from '../app/tone-icon.tsx';
import { useLanguage } from '../app/use-language.ts';
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
  /** Read aloud by one large button. */
  speaks?: boolean;
}

function Screen({ title, prompt, waiting, speaks = false }: ScreenProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <section className={styles.screen} data-tone={prompt?.tone ?? 'idle'} aria-label={title}>
      <h3>{title}</h3>
      {prompt ? (
        <div className={styles.prompt} data-prompt={prompt.code}>
          <span className={styles.tone}>
            <ToneIcon tone={prompt.tone} /> {t(`tone.${prompt.tone}`)}
          </span>
          <p>{say(prompt.text)}</p>
          {speaks && <ReadAloud words={say(prompt.text)} isLarge />}
        </div>
      ) : (
        <p className={styles.idle}>{t(waiting ? 'device.waiting' : 'device.nothing')}</p>
      )}
    </section>
  );
}

/** The screens; each shows the last prompt of its audience. */
export function DevicePreview({ scenario, prompts, waiting }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [elders, setElders] = useState(false);
  const label = useId();
  const settings = start.settings.safeParse(scenario.nodes.find(({ kind }) => kind === 'start')?.settings);
  const device = devices[settings.success ? settings.data.environment : 'counter'];
  const operator = prompts.findLast(({ audience }) => audience === 'operator');
  const cardholder = prompts.findLast(({ audience }) => audience === 'cardholder');
  return (
    <div className={styles.preview}>
      <div className={styles.head}>
        <h3>{t(`device.${device}`)}</h3>
        <span className={styles.choices}>
          {!elders && <ReadAloud words={cardholder ? say(cardholder.text) : ''} />}
          <span id={label}>{t('device.elders')}</span>{' '}
          <Switch size="small" aria-labelledby={label} checked={elders} onChange={setElders} />
        </span>
      </div>
      <div className={styles.device} data-device={device} data-elders={elders}>
        <Screen title={t('audience.cardholder')} prompt={cardholder} waiting={waiting} speaks={elders} />
        {(device === 'counter' || operator) && (
          <Screen title={t('audience.operator')} prompt={operator} waiting={waiting} />
        )}
      </div>
    </div>
  );
}
