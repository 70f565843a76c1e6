/** The filters of the prompts, which the address keeps: words, reader, tone, step, and the language they are shown in. */
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { nodeKinds } from '../../engine/core/nodes/index.ts';
import { stepPrompts } from '../../engine/core/prompts/prompt-steps.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { SearchField } from '../app/search-field.tsx';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { languageOptions, languageFrom } from './language-name.ts';
import { audiences, tones } from './prompt-filter.ts';
import styles from './prompts.module.css';

const kinds = Object.values(nodeKinds).filter(({ kind }) => stepPrompts.some((step) => step.kind === kind));

/** The fields. */
export function PromptFilters() {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const [params] = useSearchParams();
  const set = useSetInAddress({ replace: true });
  const choose = (name: string) => (value: string) => {
    set(name, value);
  };
  const filter = (name: string, options: { value: string; label: string }[]) => (
    <ChooseOne
      aria-label={t(`prompts.filter.${name}` as 'prompts.filter.tone')}
      value={params.get(name) ?? ''}
      none={t(`prompts.any.${name}` as 'prompts.any.tone')}
      options={options}
      change={choose(name)}
    />
  );
  return (
    <div className={styles.filters}>
      <SearchField label={t('prompts.search')} />
      {filter(
        'audience',
        audiences.map((value) => ({ value, label: t(`audience.${value}`) })),
      )}
      {filter(
        'tone',
        tones.map((value) => ({ value, label: t(`tone.${value}`) })),
      )}
      {filter(
        'kind',
        kinds.map(({ kind, label }) => ({ value: kind, label: say(label) })),
      )}
      <ChooseOne
        aria-label={t('prompts.filter.language')}
        value={languageFrom(params.get('language'), language)}
        options={languageOptions(language)}
        change={choose('language')}
      />
    </div>
  );
}
