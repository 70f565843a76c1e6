/** What happens where several rows hold, and how what is collected is joined: each choice with what it means. */
import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { hitPolicies, type Table } from '../../engine/core/tables/table.ts';
import { setAggregate, setHitPolicy } from './column-edits.ts';
import styles from './table-editor.module.css';

const aggregates = ['list', 'sum', 'min', 'max', 'count'] as const;

interface Props {
  table: Table;
  readOnly: boolean;
  onChange: (table: Table) => void;
}

/** The choices, and below them what they mean for this table. */
export function HitPolicyField({ table, readOnly, onChange }: Props) {
  const { t } = useTranslation();
  const [policy, aggregate, meaning] = [useId(), useId(), useId()];
  return (
    <div className={styles.policy}>
      <div className={styles['policy-row']}>
        <label htmlFor={policy}>{t('tables.hit-policy')}</label>
        <Select
          id={policy}
          className={styles['policy-select'] ?? ''}
          value={table.hitPolicy}
          disabled={readOnly}
          popupMatchSelectWidth={false}
          aria-describedby={meaning}
          options={hitPolicies.map((value) => ({ value, label: t(`tables.policy.${value}.name`) }))}
          optionRender={({ value, label }) => (
            <span className={styles.option}>
              <strong>{label}</strong>
              <span>{t(`tables.policy.${value as Table['hitPolicy']}.text`)}</span>
            </span>
          )}
          onChange={(value) => {
            onChange(setHitPolicy(table, value));
          }}
        />
        {table.hitPolicy === 'collect' && (
          <>
            <label htmlFor={aggregate}>{t('tables.aggregate')}</label>
            <Select
              id={aggregate}
              className={styles['policy-select'] ?? ''}
              value={table.aggregate ?? 'list'}
              disabled={readOnly}
              popupMatchSelectWidth={false}
              options={aggregates.map((value) => ({ value, label: t(`tables.aggregates.${value}`) }))}
              onChange={(value) => {
                onChange(setAggregate(table, value));
              }}
            />
          </>
        )}
      </div>
      <p id={meaning} className={styles.meaning}>
        {t(`tables.policy.${table.hitPolicy}.text`)}
      </p>
    </div>
  );
}
