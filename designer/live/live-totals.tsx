/** The sums of the live page, and what they cover. */
import { useTranslation } from 'react-i18next';
import type { LiveView } from '../../engine/core/live.ts';
import { dateAndTime, span } from '../app/dates.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './live.module.css';

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' });

interface Props {
  live: LiveView;
  /** Whether they could not be read again. */
  stale: boolean;
}

/** Open, held, longest; then when they were counted and over which cases times are told. */
export function LiveTotals({ live, stale }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { open, starting, held, nodes, window, at } = live;
  const oldest = nodes
    .map((each) => each.oldest)
    .filter((each) => each !== null)
    .sort()[0];
  const totals: [string, React.ReactNode, (string | undefined)?][] = [
    [t('live.open'), open, starting > 0 ? t('live.starting', { count: starting }) : undefined],
    [t('live.held-now'), held],
    [t('live.longest'), oldest ? span(Math.max(0, Date.parse(at) - Date.parse(oldest)), language) : '—'],
  ];
  return (
    <>
      <dl className={styles.totals}>
        {totals.map(([name, value, more], index) => (
          <div key={name} data-alarm={index === 1 && held > 0}>
            <dt>{name}</dt>
            <dd>
              {value} {more && <small>{more}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.covers}>
        {stale
          ? t('live.stale', { at: clock.format(new Date(at)) })
          : t('live.counted', { at: clock.format(new Date(at)) })}{' '}
        {window.cases < window.most
          ? t('live.window-all', { count: window.cases })
          : t('live.window', { count: window.cases, from: dateAndTime(window.from ?? at, language) })}
      </p>
    </>
  );
}
