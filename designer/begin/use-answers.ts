/** The wizard's answers in the page: kept for as long as the browser's tab is open. */
import { useCallback, useState } from 'react';
import { answersFrom, noAnswers, type Answers } from './answers.ts';

const kept = 'yikatong.begin';

/** The answers, how to change some, and how to forget them all. */
export function useAnswers(): { answers: Answers; change: (some: Partial<Answers>) => void; forget: () => void } {
  const [answers, setAnswers] = useState(() => answersFrom(sessionStorage.getItem(kept)));
  const change = useCallback((some: Partial<Answers>) => {
    setAnswers((now) => {
      const next = { ...now, ...some };
      sessionStorage.setItem(kept, JSON.stringify(next));
      return next;
    });
  }, []);
  const forget = useCallback(() => {
    sessionStorage.removeItem(kept);
    setAnswers(noAnswers);
  }, []);
  return { answers, change, forget };
}
