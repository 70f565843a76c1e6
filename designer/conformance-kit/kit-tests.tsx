/** What the kit tests, from its registry: what each test proves, by which clause, what voids its result, and how a failure is mended. */
import { useTranslation } from 'react-i18next';
import { callTests, endpointTests } from '../../engine/core/conformance-kit/index.ts';
import type { KitTest } from '../../engine/core/conformance-kit/kit-test.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './kit.module.css';

function Tests({ side, tests }: { side: 'endpoint' | 'calls'; tests: readonly KitTest[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <section aria-labelledby={`tests-${side}`}>
      <h3 id={`tests-${side}`}>{t(`kit.side.${side}`, { count: tests.length })}</h3>
      <p className={styles.soft}>{t(`kit.side-help.${side}`)}</p>
      <ul className={styles.tests}>
        {tests.map(({ id, proves, clause, severity, of, mend }) => (
          <li key={id}>
            <details>
              <summary>
                <span className={styles.proves}>{say(proves)}</span> <ClauseTags clauses={[clause]} />
              </summary>
              <dl>
                <dt>{t('kit.mend')}</dt>
                <dd>{say(mend)}</dd>
                <dt>{t('kit.if-it-fails')}</dt>
                <dd>{t(`kit.severity.${severity}`)}</dd>
                <dt>{t('kit.voided-by')}</dt>
                <dd>{of.map((part) => t(`kit.part.${part}`)).join(t('kit.and'))}</dd>
                <dt>{t('kit.test-id')}</dt>
                <dd>
                  <code>{id}</code>
                </dd>
              </dl>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The tests of both sides. */
export function KitTests() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="tests" className={styles.section}>
      <h2 id="tests">{t('kit.tests')}</h2>
      <Tests side="endpoint" tests={endpointTests} />
      <Tests side="calls" tests={callTests} />
    </section>
  );
}
