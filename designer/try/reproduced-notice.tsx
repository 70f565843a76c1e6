/** What a saved test expects where the trial that shows it goes another way, beside what came instead. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Difference } from '../../engine/core/suites/suite-run.ts';
import type { Trial } from '../../engine/core/trial.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import type { Language } from '../../engine/core/text.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed, stepWords } from '../canvas/node-words.ts';
import styles from './try.module.css';

/** A name of a test in words: a step by its node and way; what else it may be stays as it is. */
function wordsOf(content: VersionContent, name: string, language: Language): string {
  const [path = '', port] = name.split(':');
  const drawn = path.split('/')[0] ?? path;
  if (!content.scenario.nodes.some(({ id }) => id === drawn)) return name;
  if (port === undefined) return nodeNamed(content.scenario, path, language);
  const words = stepWords(content, { node: path, port }, language);
  return `${words.name} → ${words.way ?? port}`;
}

/** The notice. */
export function ReproducedNotice({
  trial,
  name,
  difference,
}: {
  trial: Trial;
  name: string;
  difference: Difference | null;
}) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { content } = trial.ground;
  if (!difference)
    return (
      <p className={styles.reproduced} data-passes role="status">
        <CheckCircleFilled aria-hidden /> {t('try.reproduced.passes', { name })}
      </p>
    );
  return (
    <section className={styles.reproduced} aria-label={t('try.reproduced.title', { name })}>
      <h3>
        <CloseCircleFilled aria-hidden /> {t('try.reproduced.title', { name })}
      </h3>
      <p>{say(difference.message)}</p>
      <dl className={styles.compare}>
        <div>
          <dt>{t('try.reproduced.expected')}</dt>
          <dd>{difference.expected === null ? '—' : wordsOf(content, difference.expected, language)}</dd>
        </div>
        <div>
          <dt>{t('try.reproduced.got')}</dt>
          <dd>{difference.got === null ? '—' : wordsOf(content, difference.got, language)}</dd>
        </div>
      </dl>
    </section>
  );
}
