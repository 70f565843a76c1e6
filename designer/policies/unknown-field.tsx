/** What a policy of rules decides where the outcome hangs on facts that nobody could tell: nothing, and the case stops, or an outcome with its reason. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { text } from '../../engine/core/text.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { BothLanguages } from '../inspector/fields/bilingual-input.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { FieldNotes, useIsWrong } from './field-notes.tsx';
import styles from './policies.module.css';
import { changeHead } from './policy-edits.ts';

const usualReason = text('需要的情况暂时查不到', 'What is needed cannot be learnt at present');

/** The field. */
export function UnknownField() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const id = useId();
  const { unknown, outcomes } = useDraftState(draft, ({ policy }) => policy);
  const wrong = useIsWrong('/unknown/then');
  const known = unknown && !outcomes.includes(unknown.then) ? [...outcomes, unknown.then] : outcomes;
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id}>{t('policies.unknown')}</label>
        <ChooseOne
          id={id}
          aria-invalid={wrong}
          aria-describedby={`${id}-notes`}
          value={unknown?.then ?? ''}
          none={t('policies.unknown-stops')}
          options={[...new Set(known)].map((each) => ({ value: each, label: each }))}
          change={(then) => {
            const reason = unknown?.reason ?? usualReason;
            draft.change(changeHead({ unknown: then === '' ? undefined : { ...unknown, then, reason } }));
          }}
        />
        <FieldNotes pointer="/unknown/then" id={`${id}-notes`} />
      </div>
      {unknown && (
        <fieldset className={styles.field}>
          <legend>{t('policies.unknown-reason')}</legend>
          <BothLanguages
            value={unknown.reason}
            label={t('policies.unknown-reason')}
            disabled={false}
            change={(next) => {
              draft.change(changeHead({ unknown: { ...unknown, reason: text(next['zh-CN'], next.en) } }), '/unknown');
            }}
          />
          <FieldNotes pointer="/unknown/reason" below />
        </fieldset>
      )}
    </>
  );
}
