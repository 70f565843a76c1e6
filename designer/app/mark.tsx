/** A status: icon, word and colour, never colour alone. */
import type { ReactNode } from 'react';
import styles from './mark.module.css';

/** What a status means: done, refused, needs somebody, under way, or nothing much. */
export type Tone = 'done' | 'refused' | 'attention' | 'running' | 'quiet';

/** The status. */
export function Mark({ tone, icon, word }: { tone: Tone; icon: ReactNode; word: string }) {
  return (
    <span className={`${styles.mark} ${styles[tone]}`}>
      {icon}
      <span>{word}</span>
    </span>
  );
}
