/** What a trial waits for: the author answers in the place of people and outside systems, or lets time pass. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../engine/core/acts.ts';
import { timersOf } from '../../engine/core/simulate.ts';
import { rests, stateOf, waitingAt, type Trial } from '../../engine/core/trial.ts';
import { dateAndTime } from '../app/dates.ts';
import { useLanguage } from '../app/use-language.ts';
import { stepWords } from '../canvas/node-words.ts';
import { AskHeld } from './ask-held.tsx';
import { AskMessage } from './ask-message.tsx';
import { AskTask } from './ask-task.tsx';
import styles from './try.module.css';

interface Props {
  trial: Trial;
  busy: boolean;
  act: (act: Act) => void;
}

/** A small form for each node that waits; nothing where the trial goes on by itself. */
export function TrialAsk({ trial, busy, act }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (!rests(trial)) return null;
  const waiting = waitingAt(trial);
  const isHeld = waiting.some(({ token }) => token.phase === 'failed');
  const timer = isHeld ? undefined : timersOf(stateOf(trial))[0];
  if (waiting.length === 0 && !timer) return null;
  return (
    <section className={styles.ask} aria-label={t('try.ask.title')}>
      {waiting.map(({ path, token }) => (
        <div key={`${path} ${token.id} ${trial.at}`} className={styles.waiting}>
          <h3>{stepWords(trial.ground.content, { node: path, port: 'end' }, language).name}</h3>
          {token.phase === 'failed' && <AskHeld trial={trial} path={path} token={token} busy={busy} act={act} />}
          {token.wait?.task && <AskTask trial={trial} path={path} task={token.wait.task} busy={busy} act={act} />}
          {token.wait?.message !== undefined && (
            <AskMessage trial={trial} path={path} name={token.wait.message} busy={busy} act={act} />
          )}
        </div>
      ))}
      {timer && (
        <Button
          icon={<ClockCircleOutlined aria-hidden />}
          disabled={busy}
          onClick={() => {
            act({ act: 'elapse' });
          }}
        >
          {t('try.ask.elapse', { at: dateAndTime(timer.at, language) })}
        </Button>
      )}
    </section>
  );
}
