/** Puts the focus into the field that a dialogue is opened for, also where it opens without motion. */
import { useEffect, useRef, type RefObject } from 'react';

/** To be given to the field; it gets the focus once the dialogue has taken it. */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      field.current?.focus();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, []);
  return field;
}
