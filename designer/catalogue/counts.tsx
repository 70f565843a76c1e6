/** How many items there are and how many there would be: what the sources name, what the official lists count, and that no source holds these. */
import { useTranslation } from 'react-i18next';
import type { CatalogueMatrix } from '../../engine/core/catalogue/catalogue-answers.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './catalogue.module.css';

const countOf = ({ editions }: CatalogueMatrix, part: string): number =>
  editions.flatMap(({ parts }) => parts).find(({ of }) => of === part)?.count ?? 0;

/** The line, and what it rests on. */
export function Counts({ matrix }: { matrix: CatalogueMatrix }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { sum, editions, note } = matrix;
  const [earlier, current] = editions.map(({ total }) => total);
  return (
    <div className={styles.counts}>
      <p>
        {t('catalogue.counts', {
          ...{ named: sum.named, humanResources: sum.humanResources, other: sum.named - sum.humanResources },
          ...{ earlier, current },
          ...{ ofHumanResources: countOf(matrix, 'human-resources'), ofOther: countOf(matrix, 'other') },
        })}{' '}
        {sum.imported > 0 && t('catalogue.imported', { count: sum.imported })}{' '}
        {t('catalogue.opened', { count: sum.opened })}
      </p>
      <details>
        <summary>{t('catalogue.grounds')}</summary>
        <p>{say(note)}</p>
        {editions.map((edition) => (
          <section key={edition.id}>
            <h3>{say(edition.name)}</h3>
            {edition.sources.map(({ source, place, quote }) => (
              <blockquote key={source + quote} lang="zh-CN">
                {quote}
                <cite>
                  {source} {place}
                </cite>
              </blockquote>
            ))}
          </section>
        ))}
      </details>
    </div>
  );
}
