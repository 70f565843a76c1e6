/** Says what an edit did: shown for a moment, and read aloud. */
import { useCallback, useEffect, useState } from 'react';
import styles from './editor-page.module.css';

interface Words {
  text: string;
  /** Tells two that say the same apart. */
  nth: number;
}

const shownMs = 4_000;

/** What is said, and how to say something. */
export function useAnnouncer(): { said: Words | null; announce: (text: string) => void } {
  const [said, setSaid] = useState<Words | null>(null);
  const announce = useCallback((text: string) => {
    setSaid((now) => ({ text, nth: (now?.nth ?? 0) + 1 }));
  }, []);
  return { said, announce };
}

/** The words, until they have been read. */
export function Announcer({ said }: { said: Words | null }) {
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => {
      setOver(said.nth);
    }, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);
  return (
    <div className={styles.said} role="status" aria-live="polite">
      {said && over !== said.nth && <span key={said.nth}>{said.text}</span>}
    </div>
  );
}
