/** The filters of the list: what was chosen in the matrix as chips to take off, whether an item is opened, and where. */
import { CloseOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { cardFunctions, catalogueGroups } from '../../engine/core/catalogue/catalogue.ts';
import page from '../app/page.module.css';
import { useSession } from '../app/session.ts';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { RegionField } from '../regions/region-field.tsx';
import styles from './catalogue.module.css';
import { filtersOf, type CatalogueFilters } from './filters.ts';

const states = ['', 'opened', 'unopened'] as const;

/** The filters. */
export function Filters() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [params] = useSearchParams();
  const region = useSession().data?.actor.region ?? '';
  const chosen = filtersOf(params);
  const change: (name: keyof CatalogueFilters, value: string) => void = useSetInAddress({ preventScrollReset: true });
  const chips = [
    { name: 'function', word: chosen.function && say(cardFunctions[chosen.function]) },
    { name: 'group', word: chosen.group && say(catalogueGroups[chosen.group]) },
  ] as const;
  return (
    <div className={page.chips}>
      <Segmented
        aria-label={t('catalogue.state')}
        name="state"
        value={chosen.state}
        options={states.map((each) => ({ value: each, label: t(`catalogue.states.${each === '' ? 'all' : each}`) }))}
        onChange={(state: (typeof states)[number]) => {
          change('state', state);
        }}
      />
      <div className={styles.region}>
        <label className="only-read-aloud" htmlFor="catalogue-region">
          {t('catalogue.region')}
        </label>
        <RegionField
          id="catalogue-region"
          value={chosen.region}
          placeholder={t('catalogue.region')}
          {...(region !== '' && { within: `${region.slice(0, 2)}0000` })}
          change={(code) => {
            change('region', code);
          }}
        />
      </div>
      {chips.map(
        ({ name, word }) =>
          word && (
            <Button
              key={name}
              icon={<CloseOutlined aria-hidden />}
              iconPlacement="end"
              aria-label={t('catalogue.take-off', { filter: word })}
              onClick={() => {
                change(name, '');
              }}
            >
              {word}
            </Button>
          ),
      )}
    </div>
  );
}
