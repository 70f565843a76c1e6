/** What the editor of a table says aloud, and shows for who looks: what was pasted, what could not be read, where one went. */
import { useCallback, useState } from 'react';
import styles from './table-editor.module.css';

/** The last thing said; saying the same again is heard again. */
interface Said {
  text: string;
  serial: number;
}

/** Gives what was said, and a way to say more. */
export function useAnnouncer(): { said: Said; announce: (text: string) => void } {
  const [said, setSaid] = useState<Said>({ text: '', serial: 0 });
  const announce = useCallback((text: string) => {
    setSaid(({ serial }) => ({ text, serial: serial + 1 }));
  }, []);
  return { said, announce };
}

/** The place where it is said. */
export const Announcer = ({ said }: { said: Said }) => (
  <p role="status" className={styles.said}>
    <span key={said.serial}>{said.text}</span>
  </p>
);
