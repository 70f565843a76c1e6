/** A prompt, chosen by its code or its words from the catalogue and the scenario's own, or begun under a new code. */
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usualPromptsOf } from '../../../engine/core/prompts/prompt-steps.ts';
import { PromptCode } from '../../../engine/core/prompts/prompt.ts';
import { useLanguage } from '../../app/use-language.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import styles from '../inspector.module.css';
import { popupBeside } from '../popup-beside.ts';
import { PromptWords } from './prompt-words.tsx';

/** The choice, and below it the words. */
export function PromptInput({ value, required, pointer, id, label }: InputProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { ground } = useEditor();
  const own = useEditorState((state) => state.scenario.prompts);
  const { node, editable, write } = useFieldGround();
  const [typed, setTyped] = useState('');
  const all = { ...ground.prompts, ...own };
  const code = typeof value === 'string' ? value : '';
  const named = (each: string) => ({ value: each, label: `${each} ${all[each]?.text[language] ?? ''}` });
  const usual = usualPromptsOf(node.kind).filter((each) => Object.hasOwn(all, each));
  const others = Object.keys(all).filter((each) => !usual.includes(each));
  const known = [
    { label: t('prompts.usual'), options: usual.map(named) },
    { label: t('prompts.others'), options: others.map(named) },
  ].filter(({ options }) => options.length > 0);
  const isNew = PromptCode.safeParse(typed).success && !Object.hasOwn(all, typed);
  const begun = { value: typed, label: t('inspector.prompt.new', { code: typed }) };
  return (
    <div className={styles.stack}>
      <Select
        id={id}
        aria-label={label}
        disabled={!editable}
        showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
        allowClear={!required}
        value={code === '' ? null : code}
        placeholder={t('inspector.prompt.choose')}
        options={isNew ? [...known, begun] : known}
        labelRender={({ value: chosen }) => <code>{chosen}</code>}
        getPopupContainer={popupBeside}
        onChange={(next: string | null | undefined) => {
          write(pointer, next ?? (required ? '' : undefined));
        }}
      />
      <PromptWords code={code} />
    </div>
  );
}
