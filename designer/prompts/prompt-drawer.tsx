/** One prompt in full: every language and form, what it is for and where it is used. */
import { CopyOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TranslatedPrompts } from '../../engine/core/api.ts';
import { promptLanguages } from '../../engine/core/prompts/prompt-languages.ts';
import { ToneIcon } from '../app/tone-icon.tsx';
import { useLanguage } from '../app/use-language.ts';
import { languageName } from './language-name.ts';
import type { CodedPrompt } from './prompt-filter.ts';
import { PromptForms } from './prompt-forms.tsx';
import { PromptUsesList } from './prompt-uses.tsx';
import styles from './prompts.module.css';

function CopyCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="small"
      icon={<CopyOutlined aria-hidden />}
      onClick={() => {
        void navigator.clipboard.writeText(code).then(() => {
          setCopied(true);
        });
      }}
    >
      <span role="status">{t(copied ? 'prompts.copied' : 'prompts.copy')}</span>
    </Button>
  );
}

function Holes({ prompt: { holes = {} } }: { prompt: CodedPrompt }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const named = Object.entries(holes);
  if (named.length === 0) return null;
  return (
    <section>
      <h2>{t('prompts.holes')}</h2>
      <ul className={styles.uses}>
        {named.map(([name, { label, personal }]) => (
          <li key={name}>
            <code>{`{${name}}`}</code> {say(label)}
            {personal && <span className={styles.faint}> · {t('prompts.personal')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  prompt: CodedPrompt | undefined;
  translated: TranslatedPrompts | undefined;
  close: () => void;
}

/** The drawer; Escape closes it. */
export function PromptDrawer({ prompt, translated, close }: Props) {
  const { t } = useTranslation();
  const { language: own } = useLanguage();
  return (
    <Drawer open={prompt !== undefined} title={<code>{prompt?.code}</code>} size={560} destroyOnHidden onClose={close}>
      {prompt && (
        <div className={styles.detail}>
          <div className={styles.facts}>
            <span>
              <ToneIcon tone={prompt.tone} /> {t(`tone.${prompt.tone}`)} · {t(`audience.${prompt.audience}`)}
            </span>
            <CopyCode key={prompt.code} code={prompt.code} />
          </div>
          {promptLanguages.map((language) => (
            <section key={language}>
              <h2>{languageName(language, own)}</h2>
              <PromptForms code={prompt.code} prompt={prompt} language={language} translated={translated} />
            </section>
          ))}
          <Holes prompt={prompt} />
          <section>
            <h2>{t('prompts.uses.title')}</h2>
            <PromptUsesList code={prompt.code} />
          </section>
        </div>
      )}
    </Drawer>
  );
}
