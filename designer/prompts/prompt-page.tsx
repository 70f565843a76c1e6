/** The catalogue of prompts: searched by words of any language, filtered, opened one by one, and handed to translators. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { TranslatedPrompts } from '../../engine/core/api.ts';
import {
  isTranslated,
  translationOf,
  wordsOf,
  type PromptLanguage,
} from '../../engine/core/prompts/prompt-languages.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import { DataTable, type Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { MoreRows } from '../app/more-rows.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { ToneIcon } from '../app/tone-icon.tsx';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { usePrompts } from '../policies/use-policies.ts';
import { CoverageLine } from './coverage-line.tsx';
import { languageFrom } from './language-name.ts';
import { PromptDrawer } from './prompt-drawer.tsx';
import { promptsShown, type CodedPrompt } from './prompt-filter.ts';
import { PromptFilters } from './prompt-filters.tsx';
import { PromptLine } from './prompt-line.tsx';
import styles from './prompts.module.css';
import { SheetTools } from './sheet-tools.tsx';
import { useTranslations } from './use-prompt-catalogue.ts';

const rowsAtOnce = 40;

function useColumns(language: PromptLanguage, translated: TranslatedPrompts): Column<CodedPrompt>[] {
  const { t } = useTranslation();
  return [
    { key: 'code', title: t('prompts.code'), main: true, cell: ({ code }) => <code>{code}</code> },
    {
      key: 'words',
      title: t('prompts.words'),
      cell: (prompt) => (
        <PromptLine
          asked={language}
          said={wordsOf(prompt, language, 'text', translationOf(prompt, translated, language))}
          bare
        />
      ),
    },
    {
      key: 'audience',
      title: t('prompts.audience'),
      cell: ({ audience }) => <span className={styles.short}>{t(`audience.${audience}`)}</span>,
    },
    {
      key: 'tone',
      title: t('prompts.tone'),
      cell: ({ tone }) => (
        <span className={styles.short}>
          <ToneIcon tone={tone} /> {t(`tone.${tone}`)}
        </span>
      ),
    },
  ];
}

function Rows({
  shown,
  language,
  translated,
}: {
  shown: CodedPrompt[];
  language: PromptLanguage;
  translated: TranslatedPrompts;
}) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [count, setCount] = useState(rowsAtOnce);
  const columns = useColumns(language, translated);
  const linkOf = ({ code }: CodedPrompt) => {
    const next = new URLSearchParams(params);
    next.set('code', code);
    return `/prompts?${next.toString()}`;
  };
  return (
    <>
      <DataTable
        caption={t('prompts.title')}
        columns={columns}
        rows={shown.slice(0, count)}
        keyOf={({ code }) => code}
        linkOf={linkOf}
      />
      <MoreRows
        shown={Math.min(count, shown.length)}
        total={shown.length}
        hasMore={count < shown.length}
        loading={false}
        more={() => {
          setCount(count + rowsAtOnce);
        }}
      />
    </>
  );
}

function Catalogue({ prompts, translated }: { prompts: Prompts; translated: TranslatedPrompts }) {
  const { t } = useTranslation();
  const { language: own } = useLanguage();
  const [params, setParams] = useSearchParams();
  const set = useSetInAddress();
  const asked = (name: string) => params.get(name) ?? '';
  const language = languageFrom(params.get('language'), own);
  const { translations } = translated;
  const filter = { search: asked('q'), audience: asked('audience'), tone: asked('tone'), kind: asked('kind') };
  const shown = promptsShown(prompts, translations, filter);
  const code = asked('code');
  const prompt = Object.hasOwn(prompts, code) ? prompts[code] : undefined;
  return (
    <>
      <nav aria-label={t('nav.where')} className={styles.trail}>
        <Link to="/policies">{t('nav.policies')}</Link> ▸ {t('prompts.title')}
      </nav>
      <div className={page.head}>
        <div>
          <h1>{t('prompts.title')}</h1>
          <p className={page.lead}>{t('prompts.lead')}</p>
        </div>
        <div className={page.chips}>
          <SheetTools prompts={prompts} translations={translations} />
        </div>
      </div>
      <CoverageLine prompts={prompts} translations={translations} />
      <PromptFilters />
      {isTranslated(language) && translations[language]?.review === 'needs-native-reader' && (
        <p className={styles.unread}>{t('prompts.needs-reader-all')}</p>
      )}
      {shown.length === 0 ? (
        <EmptyState title={t('prompts.none')} text={t('prompts.none-text')}>
          <Button
            onClick={() => {
              setParams({});
            }}
          >
            {t('prompts.show-all')}
          </Button>
        </EmptyState>
      ) : (
        <Rows key={JSON.stringify(filter)} shown={shown} language={language} translated={translated} />
      )}
      <PromptDrawer
        prompt={prompt && { code, ...prompt }}
        translated={translated}
        close={() => {
          set('code', '');
        }}
      />
    </>
  );
}

/** The page. */
export function PromptPage() {
  const { t } = useTranslation();
  const prompts = usePrompts();
  const translated = useTranslations();
  useTitle(t('prompts.title'));
  const failed = [prompts, translated].find(({ isError }) => isError);
  if (failed) {
    const retry = () => {
      void prompts.refetch();
      void translated.refetch();
    };
    return <ProblemNotice error={failed.error} retry={retry} />;
  }
  if (!prompts.data || !translated.data) return <PageSkeleton />;
  return (
    <div className={page.page}>
      <Catalogue prompts={prompts.data} translated={translated.data} />
    </div>
  );
}
