/** What the saved tests reach of a draft, and what none of them does; a node of the draft is selected from here. */
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Coverage } from '../../engine/core/suites/coverage.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { useLanguage } from '../app/use-language.ts';
import { stepWords } from '../canvas/node-words.ts';
import { useEditor } from '../editor/use-editor.ts';
import styles from './try.module.css';

const mostShown = 60;

/** The share, and the list of ways that no test takes. */
export function CoverageList({ coverage, content }: { coverage: Coverage; content: VersionContent }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { editor } = useEditor();
  const { nodes, branches } = coverage;
  const percent = Math.floor((100 * branches.covered) / Math.max(1, branches.total));
  const label = t('try.coverage.ways', { covered: branches.covered, total: branches.total });
  return (
    <section className={styles.coverage}>
      <h3>{t('try.coverage.title')}</h3>
      <p>
        {label} · {t('try.coverage.nodes', { covered: nodes.covered, total: nodes.total })}
      </p>
      <Progress aria-label={label} percent={percent} />
      {branches.uncovered.length === 0 ? (
        <p className={styles.done}>{t('try.coverage.whole')}</p>
      ) : (
        <>
          <h4>{t('try.coverage.not-taken')}</h4>
          <ul className={styles.ways}>
            {branches.uncovered.slice(0, mostShown).map((way) => {
              const [node = '', port = ''] = way.split(':');
              const words = stepWords(content, { node, port }, language);
              return (
                <li key={way}>
                  <Button
                    type="link"
                    size="small"
                    onClick={() => {
                      editor.select([node.split('/')[0] ?? node]);
                    }}
                  >
                    {words.name} → {words.way ?? port}
                  </Button>
                  {nodes.uncovered.includes(node) && (
                    <span className={styles.faint}>{t('try.coverage.never-there')}</span>
                  )}
                </li>
              );
            })}
          </ul>
          {branches.uncovered.length > mostShown && (
            <p className={styles.faint}>{t('try.coverage.more', { count: branches.uncovered.length - mostShown })}</p>
          )}
        </>
      )}
    </section>
  );
}
