/** A prompt of the scenario's own, written in place: its words, its tone and who reads it. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lintPrompt } from '../../../engine/core/prompts/prompt-lint.ts';
import { Prompt } from '../../../engine/core/prompts/prompt.ts';
import { languages, type Language } from '../../../engine/core/text.ts';
import { ChooseOne } from '../../app/choose-one.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { changeScenario } from '../../editor/edits.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import prompts from '../../prompts/prompts.module.css';
import styles from '../inspector.module.css';
import { BothLanguages } from './bilingual-input.tsx';
import { ReadAloud } from './read-aloud.tsx';

const tones = Prompt.shape.tone.options;
const audiences = Prompt.shape.audience.options;

/** What is wrong with the tone of its words, as they stand. */
function ToneFindings({ code, prompt }: { code: string; prompt: Prompt }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const findings = lintPrompt(code, prompt).filter(({ form }) => form === 'text');
  if (findings.length === 0) return null;
  return (
    <ul className={prompts.findings} aria-label={t('prompts.tone-findings')}>
      {findings.map(({ rule, language, message }) => (
        <li key={`${rule} ${language}`}>
          {t(`inspector.language.${language}`)} · {say(message)}
        </li>
      ))}
    </ul>
  );
}

/** The fields of the prompt. */
export function OwnPrompt({ code, prompt }: { code: string; prompt: Prompt }) {
  const { t } = useTranslation();
  const { editor, ground } = useEditor();
  const own = useEditorState((state) => state.scenario.prompts);
  const [typed, setTyped] = useState<Partial<Record<Language, string>> | null>(null);
  const keep = (next: Prompt) => {
    editor.change(changeScenario({ prompts: { ...own, [code]: next } }), { gesture: `prompt ${code}` });
  };
  return (
    <div className={styles.prompt} data-tone={prompt.tone}>
      <BothLanguages
        value={typed ?? prompt.text}
        label={t('inspector.prompt.words', { code })}
        disabled={false}
        change={(text) => {
          const isFit = Prompt.shape.text.safeParse(text).success;
          setTyped(isFit ? null : text);
          if (isFit) keep({ ...prompt, text });
        }}
      />
      {!typed && <ToneFindings code={code} prompt={prompt} />}
      {typed && <p className={styles.error}>{t('inspector.both-languages')}</p>}
      <span className={styles.row}>
        {languages.map((language) => (
          <ReadAloud key={language} text={prompt.text[language]} language={language} />
        ))}
        <ChooseOne
          aria-label={t('inspector.prompt.tone')}
          value={prompt.tone}
          options={tones.map((tone) => ({ value: tone, label: t(`tone.${tone}`) }))}
          change={(tone) => {
            keep({ ...prompt, tone: tone as Prompt['tone'] });
          }}
        />
        <ChooseOne
          aria-label={t('inspector.prompt.audience')}
          value={prompt.audience}
          options={audiences.map((audience) => ({ value: audience, label: t(`audience.${audience}`) }))}
          change={(audience) => {
            keep({ ...prompt, audience: audience as Prompt['audience'] });
          }}
        />
      </span>
      <Button
        size="small"
        onClick={() => {
          const rest = Object.fromEntries(Object.entries(own).filter(([each]) => each !== code));
          editor.change(changeScenario({ prompts: rest }));
        }}
      >
        {t(Object.hasOwn(ground.prompts, code) ? 'inspector.prompt.drop' : 'inspector.prompt.delete')}
      </Button>
    </div>
  );
}
