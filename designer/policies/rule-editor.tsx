/** One rule, edited: its name, what it asks for, what it decides, and why. */
import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { clauses as everyClause } from '../../engine/core/clauses.ts';
import type { Rule } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';
import { useLanguage } from '../app/use-language.ts';
import { BothLanguages } from '../inspector/fields/bilingual-input.tsx';
import { popupBeside } from '../inspector/popup-beside.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { FieldNotes, useIsWrong } from './field-notes.tsx';
import { OutcomeField } from './outcome-field.tsx';
import { PromptField } from './prompt-field.tsx';
import styles from './policies.module.css';
import { changeRule, changeWhen, isInLayers, markLoosenable } from './policy-edits.ts';

interface Props {
  rule: Rule;
  index: number;
}

function NameField({ rule, index }: Props) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const id = useId();
  const pointer = `/rules/${index}/name`;
  const wrong = useIsWrong(pointer);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('policies.rule-name')}</label>
      <Input
        id={id}
        autoComplete="off"
        aria-describedby={`${id}-notes`}
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        value={rule.name}
        onChange={({ target }) => {
          draft.change(changeRule(index, { name: target.value }), pointer);
        }}
      />
      <FieldNotes pointer={pointer} id={`${id}-notes`} />
    </div>
  );
}

/** Prompt and clauses, which not every rule has. */
function Besides({ rule, index }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { draft } = useDraftGround();
  const id = useId();
  const options = Object.entries(everyClause).map(([value, words]) => ({ value, label: `${value} ${say(words)}` }));
  return (
    <div className={styles.pair}>
      <PromptField code={rule.prompt} index={index} />
      <div className={styles.field}>
        <label htmlFor={`${id}-clauses`}>{t('policies.clauses')}</label>
        <Select
          mode="multiple"
          id={`${id}-clauses`}
          aria-label={t('policies.clauses')}
          showSearch={{ optionFilterProp: 'label' }}
          getPopupContainer={popupBeside}
          value={rule.clauses}
          options={options}
          labelRender={({ value }) => value}
          onChange={(clauses: string[]) => {
            draft.change(changeRule(index, { clauses }));
          }}
        />
      </div>
    </div>
  );
}

/** Whether layers below may decide more leniently than the rule; asked only where the policy can be refined. */
function Loosenable({ rule, index }: Props) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const isLayered = useDraftState(draft, ({ policy }) => isInLayers(policy));
  if (!isLayered) return null;
  return (
    <Checkbox
      checked={rule.loosenable === true}
      onChange={({ target }) => {
        draft.change(markLoosenable(index, target.checked));
      }}
    >
      {t('policies.layers.loosenable')}
    </Checkbox>
  );
}

/** The fields of the rule. */
export function RuleEditor({ rule, index }: Props) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const at = `/rules/${index}`;
  return (
    <div className={styles.form}>
      <fieldset className={styles.field}>
        <legend>{t('policies.if')}</legend>
        <ConditionEditor
          root={rule.when}
          path={[]}
          base={`${at}/when`}
          change={(edit, gesture) => {
            draft.change(changeWhen(index, edit), gesture ?? null);
          }}
        />
      </fieldset>
      <div className={styles.pair}>
        <OutcomeField
          label={t('policies.then')}
          pointer={`${at}/then`}
          value={rule.then}
          change={(then) => {
            draft.change(changeRule(index, { then }));
          }}
        />
        <NameField {...{ rule, index }} />
      </div>
      <fieldset className={styles.field}>
        <legend>{t('policies.reason')}</legend>
        <BothLanguages
          value={rule.reason}
          label={t('policies.reason')}
          disabled={false}
          change={(reason) => {
            draft.change(changeRule(index, { reason: text(reason['zh-CN'], reason.en) }), `${at}/reason`);
          }}
        />
        <FieldNotes pointer={`${at}/reason`} below />
      </fieldset>
      <Besides {...{ rule, index }} />
      <Loosenable {...{ rule, index }} />
    </div>
  );
}
