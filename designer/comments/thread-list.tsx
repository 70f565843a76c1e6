/** The threads of a scenario: open ones, and the resolved ones folded. */
import { useTranslation } from 'react-i18next';
import type { Comment, Thread } from '../../engine/core/comment.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import styles from './comments.module.css';
import { ThreadCard } from './thread-card.tsx';

interface Props {
  threads: readonly Thread[];
  scenario: Scenario;
  /** Goes to a node, where that can be done. */
  select?: (node: string) => void;
}

function About({ first, scenario, select }: Pick<Props, 'scenario' | 'select'> & { first: Comment }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { node, version } = first;
  const where = version === null ? t('comments.of-draft') : t('scenario.version', { version });
  if (node === null) return t('comments.about', { what: t('comments.whole'), where });
  const isThere = scenario.nodes.some(({ id }) => id === node);
  if (!isThere) return t('comments.about', { what: t('comments.gone', { node }), where });
  const name = nodeNamed(scenario, node, language);
  if (!select) return t('comments.about', { what: name, where });
  return (
    <>
      <button
        type="button"
        className={styles.node}
        onClick={() => {
          select(node);
        }}
      >
        {name}
      </button>{' '}
      · {where}
    </>
  );
}

/** The list. */
export function ThreadList({ threads, scenario, ...rest }: Props) {
  const { t } = useTranslation();
  const open = threads.filter(({ first }) => first.resolved === null);
  const resolved = threads.filter(({ first }) => first.resolved !== null);
  const card = (thread: Thread) => (
    <ThreadCard
      key={thread.first.id}
      thread={thread}
      about={<About first={thread.first} scenario={scenario} {...rest} />}
    />
  );
  return (
    <>
      {open.length > 0 && <ul className={styles.threads}>{open.map(card)}</ul>}
      {resolved.length > 0 && (
        <details className={styles.folded}>
          <summary>{t('comments.resolved-ones', { count: resolved.length })}</summary>
          <ul className={styles.threads}>{resolved.map(card)}</ul>
        </details>
      )}
    </>
  );
}
