/** Usual reasons beside the field of a reason: a press puts one in, another takes it out again. */
import { CheckOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DecisionAct } from '../../engine/core/version.ts';
import { holdsSuggestion, suggestions, withSuggestion } from './decision-reason.ts';
import styles from './decision.module.css';

interface Props {
  act: DecisionAct;
  reason: string;
  change: (reason: string) => void;
}

/** The suggestions. */
export function ReasonSuggestions({ act, reason, change }: Props) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('publish.decision.suggestions')} className={styles.suggestions}>
      <span aria-hidden className={styles.hint}>
        {t('publish.decision.suggestions')}
      </span>
      {suggestions[act].map((key) => {
        const isIn = holdsSuggestion(reason, t(key));
        return (
          <Button
            key={key}
            size="small"
            className={styles.suggestion ?? ''}
            icon={isIn ? <CheckOutlined aria-hidden /> : <PlusOutlined aria-hidden />}
            aria-pressed={isIn}
            onClick={() => {
              change(withSuggestion(reason, t(key)));
            }}
          >
            {t(key)}
          </Button>
        );
      })}
    </div>
  );
}
