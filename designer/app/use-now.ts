/** The time, told again every few seconds, for what is said relative to it. */
import { useEffect, useState } from 'react';

/** Now, as milliseconds; a page that is not looked at is told nothing. */
export function useNow(everyMs: number, enabled = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!enabled) return;
    const timer = setInterval(() => {
      if (!document.hidden) setNow(Date.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs, enabled]);
  return now;
}
