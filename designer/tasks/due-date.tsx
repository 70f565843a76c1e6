/** When something is due; past it, said so by icon, word and colour. */
import { ExclamationCircleFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { isPast } from '../app/dates.ts';
import { Mark } from '../app/mark.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import styles from './tasks.module.css';

/** The due date. `open` is false once nothing is to be done any more. */
export function DueDate({ at, open }: { at: string | null; open: boolean }) {
  const { t } = useTranslation();
  if (at === null) return t('task.never-due');
  const isLate = open && isPast(at);
  return (
    <span className={styles.due}>
      <MomentOf at={at} />
      {isLate && <Mark tone="refused" icon={<ExclamationCircleFilled aria-hidden />} word={t('task.overdue')} />}
    </span>
  );
}
