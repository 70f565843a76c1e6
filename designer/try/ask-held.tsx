/** A node that holds a trial: what went wrong, and the ways by which an operator could have it left. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../engine/core/acts.ts';
import type { Token } from '../../engine/core/case.ts';
import { nodeByPath } from '../../engine/core/scenes.ts';
import type { Trial } from '../../engine/core/trial.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './try.module.css';

interface Props {
  trial: Trial;
  path: string;
  token: Token;
  busy: boolean;
  act: (act: Act) => void;
}

/** The reason, and a button a way. */
export function AskHeld({ trial, path, token, busy, act }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { node } = nodeByPath(trial.ground.content, path);
  return (
    <>
      <p className={styles.error}>{t('try.ask.held', { problem: token.problem ? say(token.problem.title) : '' })}</p>
      <p className={styles.faint}>{t('try.ask.held-advice')}</p>
      <div className={styles.actions}>
        {node.kind.ports(node.settings).map(({ id, label }) => (
          <Button
            key={id}
            disabled={busy}
            onClick={() => {
              act({ act: 'skip', node: path, port: id });
            }}
          >
            {t('try.ask.skip', { port: say(label) })}
          </Button>
        ))}
      </div>
    </>
  );
}
