/** Tells when the drawing is on the screen, for what may come after it, such as the map. */
import { useEffect, useState } from 'react';

const afterMs = 300;

/** False at first, true a moment after the first drawing. */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(true);
    }, afterMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return isSettled;
}
