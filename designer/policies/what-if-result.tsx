/** What a comparison found: the matrix, what cannot be told, the money, who comes out otherwise and why, and where. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factWords } from '../../engine/core/policies/policy-words.ts';
import type { WhatIfPlace, WhatIfReport } from '../../engine/core/policies/what-if.ts';
import { useLanguage } from '../app/use-language.ts';
import { PlaceName } from '../institutions/place-name.tsx';
import styles from './policies.module.css';
import { WhatIfKinds, type WhatIfSource } from './what-if-kinds.tsx';
import { WhatIfMatrix } from './what-if-matrix.tsx';
import matrix from './what-if.module.css';
import { kindsOf, moneyWords, percentWords, type Way } from './what-if-view.ts';

const mostPlaces = 30;

function Untold({ untold, missing }: Pick<WhatIfReport, 'untold' | 'missing'>) {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  if (untold === 0) return null;
  const facts = new Intl.ListFormat(language).format(Object.keys(missing).map((name) => say(factWords(name))));
  return <p className={matrix.notice}>{t('policies.what-if.untold', { count: untold, facts })}</p>;
}

function Money({ report: { flips, money } }: { report: WhatIfReport }) {
  const { t } = useTranslation();
  if (flips === 0) return null;
  const { withAmount, paidFen, disbursedFen } = money;
  const amounts = { paid: moneyWords(paidFen), disbursed: moneyWords(disbursedFen) };
  return (
    <section className={matrix.block} aria-labelledby="what-if-money">
      <h2 id="what-if-money">{t('policies.what-if.money')}</h2>
      <p>
        {withAmount === 0
          ? t('policies.what-if.no-money', { flips })
          : t('policies.what-if.money-sum', { flips, count: withAmount, ...amounts })}
      </p>
      <p className={styles.note}>{t('policies.what-if.money-note')}</p>
    </section>
  );
}

function Places({ places }: { places: readonly WhatIfPlace[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (places.length === 0) return null;
  return (
    <section className={matrix.block} aria-labelledby="what-if-places">
      <h2 id="what-if-places">{t('policies.what-if.places')}</h2>
      <div className={styles.scroll} role="group" aria-labelledby="what-if-places" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('policies.what-if.place')}</th>
              <th scope="col" className={matrix.amount}>
                {t('policies.what-if.decided')}
              </th>
              <th scope="col" className={matrix.amount}>
                {t('policies.what-if.flips')}
              </th>
              <th scope="col" className={matrix.amount}>
                {t('policies.what-if.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.slice(0, mostPlaces).map(({ region, institution, decided, flips }) => (
              <tr key={`${region} ${institution ?? ''}`}>
                <td>
                  <PlaceName {...{ region, institution }} />
                </td>
                <td className={matrix.amount}>{decided}</td>
                <td className={matrix.amount}>{flips}</td>
                <td className={matrix.amount}>{percentWords(flips / decided, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {places.length > mostPlaces && (
        <p className={styles.note}>{t('policies.what-if.only', { shown: mostPlaces, total: places.length })}</p>
      )}
    </section>
  );
}

interface Props {
  report: WhatIfReport;
  source: WhatIfSource;
  /** Outcomes in the order of the policy. */
  outcomes: readonly string[];
}

/** What was found, below what sums it up. */
export function WhatIfResult({ report, source, outcomes }: Props) {
  const { t } = useTranslation();
  const [way, choose] = useState<Way | null>(null);
  const { flips, otherValues, cells, kinds, places } = report;
  const chosen = way && cells.some(({ before, after }) => before === way.before && after === way.after) ? way : null;
  return (
    <>
      {otherValues > 0 && <p className={styles.note}>{t('policies.what-if.other-values', { count: otherValues })}</p>}
      <Untold {...report} />
      {flips > 0 && <WhatIfMatrix {...{ cells, outcomes, chosen, choose }} />}
      {flips > 0 && <p className={styles.note}>{t('policies.what-if.matrix-help')}</p>}
      {source === 'cases' && <Money report={report} />}
      {kinds.length > 0 && (
        <section className={matrix.block} aria-labelledby="what-if-kinds">
          <h2 id="what-if-kinds">{t('policies.what-if.kinds')}</h2>
          {chosen && (
            <Button
              size="small"
              onClick={() => {
                choose(null);
              }}
            >
              {t('policies.what-if.all')}
            </Button>
          )}
          <WhatIfKinds kinds={kindsOf(kinds, chosen)} source={source} />
        </section>
      )}
      <Places places={places} />
    </>
  );
}
