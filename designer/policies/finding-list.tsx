/** What stands in the way of saving, each leading to its rule. */
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import { useDraftGround, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';

const mostShown = 20;

/** The findings of the head and of rules, each of which opens its rule; those of a table are told by its editor. */
export function FindingList({ open }: { open: (index: number) => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { draft, findings } = useDraftGround();
  const rules = useDraftState(draft, ({ policy }) => policy.rules);
  const told = findings.filter(({ pointer }) => !pointer.startsWith('/table/'));
  if (told.length === 0) return null;
  const placed = told.slice(0, mostShown).map((finding) => {
    const index = Number(/^\/rules\/(\d+)/.exec(finding.pointer)?.[1] ?? -1);
    return { ...finding, index, name: rules?.[index]?.name };
  });
  return (
    <ul className={styles.findings} aria-label={t('policies.findings')}>
      {placed.map(({ pointer, rule, message, severity, index, name }) => (
        <li key={pointer + rule} className={styles.finding} data-severity={severity}>
          {name === undefined ? (
            say(message)
          ) : (
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                open(index);
              }}
            >
              {t('policies.rule', { number: index + 1 })} {name}
            </button>
          )}{' '}
          {name !== undefined && say(message)}
        </li>
      ))}
    </ul>
  );
}
