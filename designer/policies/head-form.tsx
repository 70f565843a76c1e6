/** The head of a draft: its title, its level, its outcomes, and what is decided where nothing holds. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { levels, type Policy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { BothLanguages } from '../inspector/fields/bilingual-input.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { FieldNotes, useIsWrong } from './field-notes.tsx';
import { LayerFields } from './layer-fields.tsx';
import { OutcomeField } from './outcome-field.tsx';
import styles from './policies.module.css';
import { changeHead, renameOutcome } from './policy-edits.ts';
import { UnknownField } from './unknown-field.tsx';

const mostOutcomes = 20;

function OutcomeName({ index, outcomes }: { index: number; outcomes: readonly string[] }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const pointer = `/outcomes/${index}`;
  const wrong = useIsWrong(pointer);
  const name = outcomes[index] ?? '';
  return (
    <li>
      <span className={styles.row}>
        <Input
          className={styles.value ?? ''}
          autoComplete="off"
          aria-label={t('policies.outcome-number', { number: index + 1 })}
          aria-invalid={wrong}
          status={wrong ? 'error' : ''}
          value={name}
          onChange={({ target }) => {
            draft.change(renameOutcome(index, target.value), pointer);
          }}
        />
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('inspector.remove', { title: ` ${name}` })}
          disabled={outcomes.length <= 2}
          onClick={() => {
            draft.change(changeHead({ outcomes: outcomes.filter((_each, at) => at !== index) }));
          }}
        />
      </span>
      <FieldNotes pointer={pointer} />
    </li>
  );
}

/** The outcomes, the most important first. */
function Outcomes({ outcomes }: { outcomes: readonly string[] }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  return (
    <fieldset className={styles.field}>
      <legend>{t('policies.outcomes')}</legend>
      <ol className={styles.outcomes}>
        {outcomes.map((_outcome, index) => (
          <OutcomeName key={index} {...{ index, outcomes }} />
        ))}
      </ol>
      <div>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          disabled={outcomes.length >= mostOutcomes}
          onClick={() => {
            draft.change(changeHead({ outcomes: [...outcomes, ''] }));
          }}
        >
          {t('policies.act.add-outcome')}
        </Button>
      </div>
      <FieldNotes pointer="/outcomes" />
    </fieldset>
  );
}

/** The form. */
export function HeadForm() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const id = useId();
  const { title, level, outcomes, otherwise, rules } = useDraftState(draft, ({ policy }) => policy);
  return (
    <div className={styles.form}>
      <fieldset className={styles.field}>
        <legend>{t('policies.name')}</legend>
        <BothLanguages
          value={title}
          label={t('policies.name')}
          disabled={false}
          change={(next) => {
            draft.change(changeHead({ title: text(next['zh-CN'], next.en) }), '/title');
          }}
        />
        <FieldNotes pointer="/title" below />
      </fieldset>
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor={id}>{t('policies.level')}</label>
          <ChooseOne
            id={id}
            value={level}
            options={levels.map((each) => ({ value: each, label: t(`level.${each}`) }))}
            change={(next) => {
              draft.change(changeHead({ level: next as Policy['level'] }));
            }}
          />
        </div>
        <OutcomeField
          label={t('policies.otherwise')}
          pointer="/otherwise/then"
          value={otherwise.then}
          change={(then) => {
            draft.change(changeHead({ otherwise: { ...otherwise, then } }));
          }}
        />
      </div>
      <fieldset className={styles.field}>
        <legend>{t('policies.otherwise-reason')}</legend>
        <BothLanguages
          value={otherwise.reason}
          label={t('policies.otherwise-reason')}
          disabled={false}
          change={(next) => {
            draft.change(
              changeHead({ otherwise: { ...otherwise, reason: text(next['zh-CN'], next.en) } }),
              '/otherwise',
            );
          }}
        />
        <FieldNotes pointer="/otherwise/reason" below />
      </fieldset>
      {rules && <UnknownField />}
      <Outcomes outcomes={outcomes} />
      <LayerFields />
    </div>
  );
}
