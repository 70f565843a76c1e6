/** A prompt: chosen from the catalogue and the scenario's own, shown as it reads, heard, and written in place. */
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PromptCode, type Prompt } from '../../../engine/core/prompt.ts';
import { languages } from '../../../engine/core/text.ts';
import { ToneIcon } from '../../app/tone-icon.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { changeScenario } from '../../editor/edits.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import styles from '../inspector.module.css';
import { popupBeside } from '../popup-beside.ts';
import { ReadAloud } from './read-aloud.tsx';
import { OwnPrompt } from './own-prompt.tsx';

function Preview({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  return (
    <div className={styles.prompt} data-tone={prompt.tone}>
      <span className={styles.faint}>
        <ToneIcon tone={prompt.tone} /> {t(`tone.${prompt.tone}`)} · {t(`audience.${prompt.audience}`)}
      </span>
      {languages.map((language) => (
        <p key={language} lang={language}>
          {prompt.text[language]} <ReadAloud text={prompt.text[language]} language={language} />
        </p>
      ))}
    </div>
  );
}

/** The prompt. */
export function PromptInput({ value, required, pointer, id, label }: InputProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { editor, ground } = useEditor();
  const own = useEditorState((state) => state.scenario.prompts);
  const { editable, write } = useFieldGround();
  const [typed, setTyped] = useState('');
  const all = { ...ground.prompts, ...own };
  const code = typeof value === 'string' ? value : '';
  const prompt = Object.hasOwn(all, code) ? all[code] : undefined;
  const isOwn = Object.hasOwn(own, code);
  const known = Object.entries(all).map(([each, { text }]) => ({ value: each, label: `${each} ${text[language]}` }));
  const isNew = PromptCode.safeParse(typed).success && !Object.hasOwn(all, typed);
  const keep = (next: Prompt) => {
    editor.change(changeScenario({ prompts: { ...own, [code]: next } }), { gesture: `prompt ${code}` });
  };
  const begin = () => {
    keep(prompt ?? { audience: 'cardholder', tone: 'info', text: { 'zh-CN': code, en: code } });
  };
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
        options={isNew ? [...known, { value: typed, label: t('inspector.prompt.new', { code: typed }) }] : known}
        labelRender={({ value: chosen }) => <code>{chosen}</code>}
        getPopupContainer={popupBeside}
        onChange={(next: string | null | undefined) => {
          write(pointer, next ?? (required ? '' : undefined));
        }}
      />
      {isOwn && prompt && editable ? (
        <OwnPrompt key={code} code={code} prompt={prompt} />
      ) : (
        prompt && <Preview prompt={prompt} />
      )}
      {editable && !isOwn && PromptCode.safeParse(code).success && (
        <Button size="small" onClick={begin}>
          {t(prompt ? 'inspector.prompt.rewrite' : 'inspector.prompt.write')}
        </Button>
      )}
    </div>
  );
}
