/** Whom a new version concerns: open cases by version, and the scenarios that call this one. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Impact } from '../../engine/core/api.ts';
import { useLanguage } from '../app/use-language.ts';
import { InstitutionName } from '../institutions/institution-name.tsx';
import { RegionName } from '../regions/region-name.tsx';
import { openCasesOf } from './filing-steps.ts';
import styles from './publish.module.css';

/** The numbers, and what they mean. */
export function ImpactSection({ impact }: { impact: Impact }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const total = openCasesOf(impact);
  return (
    <>
      <p>{total === 0 ? t('publish.impact.no-cases') : t('publish.impact.cases', { count: total })}</p>
      {total > 0 && (
        <ul className={styles.plain}>
          {impact.open
            .filter(({ open }) => open > 0)
            .map(({ version, open }) => (
              <li key={version}>{t('publish.impact.of-version', { version, count: open })}</li>
            ))}
        </ul>
      )}
      {impact.places.length > 0 && (
        <table className={styles.places}>
          <caption>{t('publish.impact.places')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('publish.impact.region')}</th>
              <th scope="col">{t('publish.impact.institution')}</th>
              <th scope="col">{t('publish.impact.open')}</th>
            </tr>
          </thead>
          <tbody>
            {impact.places.map(({ region, institution, open }) => (
              <tr key={`${region} ${institution ?? ''}`}>
                <td>
                  <RegionName code={region} />
                </td>
                <td>
                  {institution === null ? t('publish.impact.administration') : <InstitutionName id={institution} />}
                </td>
                <td>{open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.lead}>{t('publish.impact.terminals')}</p>
      {impact.callers.length === 0 ? (
        <p>{t('publish.impact.no-callers')}</p>
      ) : (
        <>
          <p>{t('publish.impact.callers', { count: impact.callers.length })}</p>
          <ul className={styles.plain}>
            {impact.callers.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/scenarios/${id}`}>{say(name)}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
