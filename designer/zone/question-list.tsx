/** Questions with their answers, folded; each answer says what it stands on and is read aloud where one asks for it. */
import { useTranslation } from 'react-i18next';
import type { ZoneAnswer } from '../../engine/core/zone.ts';
import { useLanguage } from '../app/use-language.ts';
import { ReadAloud } from '../use-card/read-aloud.tsx';
import { useElders } from './use-elders.ts';
import styles from './zone.module.css';

/** The list. */
export function QuestionList({ questions }: { questions: readonly ZoneAnswer[] }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { elders } = useElders();
  return (
    <ul className={styles.questions}>
      {questions.map(({ id, question, answer, source }) => (
        <li key={id}>
          <details id={id}>
            <summary>{say(question)}</summary>
            <p>{say(answer)}</p>
            <p className={styles.from}>{t(`zone.from.${source.kind}-named`, { name: say(source.title) })}</p>
            <ReadAloud words={say(answer)} language={language} isLarge={elders} />
          </details>
        </li>
      ))}
    </ul>
  );
}
