/** The first question of the zone: where one is; the places where something is opened, and a field for any other. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useTitle } from '../app/use-title.ts';
import { RegionField } from '../regions/region-field.tsx';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { useElders } from './use-elders.ts';
import { usePlaces } from './use-zone.ts';
import styles from './zone.module.css';

/** The address of this page at a place. */
function useAddressAt(): (place: string) => string {
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  return (place) => {
    const next = new URLSearchParams(params);
    next.set('place', place);
    return `${pathname}?${next.toString()}`;
  };
}

function OtherPlace() {
  const { t } = useTranslation();
  const at = useAddressAt();
  const navigate = useNavigate();
  const [typed, type] = useState('');
  return (
    <div className={styles.other}>
      <label htmlFor="other-place">{t('zone.place.other')}</label>
      <RegionField
        id="other-place"
        value={typed}
        placeholder={t('zone.place.other-hint')}
        change={(code) => {
          type(code);
          if (/^\d{6}$/.test(code)) void navigate(at(code));
        }}
      />
    </div>
  );
}

/** The choice. */
export function ChoosePlace() {
  const { t } = useTranslation();
  const at = useAddressAt();
  const { place: words } = useDivisionWords();
  const { data, error, isError, refetch } = usePlaces();
  const { elders } = useElders();
  useTitle(t('zone.place.title'));
  return (
    <>
      <h1>{t('zone.place.title')}</h1>
      <p className={styles.lead}>{t('zone.place.lead')}</p>
      {isError && <ProblemAlert error={error} retry={() => void refetch()} />}
      {!data && !isError && <PageSkeleton />}
      {data && data.items.length === 0 && <p className={styles.note}>{t('zone.place.none')}</p>}
      {data && (
        <ul className={styles.tiles}>
          {data.items.map(({ region, items }) => (
            <li key={region}>
              <Link to={at(region)} className={styles.tile}>
                <strong>{words(region)}</strong>
                <span>{t('zone.items', { count: items })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {!elders && <OtherPlace />}
    </>
  );
}
