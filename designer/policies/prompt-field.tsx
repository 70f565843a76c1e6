/** The prompt that a rule shows: chosen from the catalogue by its code or its words, with its words below. */
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PromptCode } from '../../engine/core/prompts/prompt.ts';
import { useLanguage } from '../app/use-language.ts';
import { PromptPreview } from '../inspector/fields/prompt-preview.tsx';
import { popupBeside } from '../inspector/popup-beside.ts';
import { useDraftGround } from './draft-context.ts';
import { FieldNotes, useIsWrong } from './field-notes.tsx';
import styles from './policies.module.css';
import { changePrompt } from './policy-edits.ts';
import { usePrompts } from './use-policies.ts';

/** The choice. A code that the catalogue lacks may be one of the scenario's own: it can be typed. */
export function PromptField({ code = '', index }: { code: string | undefined; index: number }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { draft } = useDraftGround();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { data: prompts = {} } = usePrompts();
  const pointer = `/rules/${index}/prompt`;
  const wrong = useIsWrong(pointer);
  const known = Object.entries(prompts).map(([each, { text }]) => ({
    value: each,
    label: `${each} ${text[language]}`,
  }));
  const isOther = PromptCode.safeParse(typed).success && !Object.hasOwn(prompts, typed);
  const other = { value: typed, label: t('policies.prompt-other', { code: typed }) };
  const prompt = Object.hasOwn(prompts, code) ? prompts[code] : undefined;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('policies.prompt-code')}</label>
      <Select
        id={id}
        aria-label={t('policies.prompt-code')}
        allowClear
        showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
        status={wrong ? 'error' : ''}
        value={code === '' ? null : code}
        placeholder={t('inspector.prompt.choose')}
        options={isOther ? [...known, other] : known}
        labelRender={({ value }) => <code>{value}</code>}
        getPopupContainer={popupBeside}
        onChange={(next: string | null | undefined) => {
          draft.change(changePrompt(index, next ?? undefined), pointer);
        }}
      />
      {prompt && <PromptPreview prompt={prompt} />}
      {code !== '' && !prompt && <span className={styles.note}>{t('policies.prompt-unknown')}</span>}
      <FieldNotes pointer={pointer} />
    </div>
  );
}
