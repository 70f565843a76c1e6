/** What is wrong at a place of the draft, below its field. */
import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { useLanguage } from '../app/use-language.ts';
import { useDraftGround } from './draft-context.ts';
import { findingsAt } from './policy-findings.ts';
import styles from './policies.module.css';

/** Whether something is wrong at a place. */
export const useIsWrong = (pointer: string): boolean => findingsAt(useDraftGround().findings, pointer).length > 0;

/** The findings, or nothing; `id` is what the field is described by. */
export function FieldNotes({ pointer, id, below = false }: { pointer: string; id?: string; below?: boolean }) {
  const { say } = useLanguage();
  const found = findingsAt(useDraftGround().findings, pointer, below);
  // One sentence once, though both languages lack the same.
  const said = [...new Map(found.map((each) => [say(each.message), each.severity]))];
  return (
    <div id={id} aria-live="polite">
      {said.map(([message, severity]) => (
        <p key={message} className={styles.finding} data-severity={severity}>
          {severity === 'error' ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />} {message}
        </p>
      ))}
    </div>
  );
}
