/** Waits until the person pauses, so that not every key asks the platform. */
import { useEffect, useState } from 'react';

/** The value as it was when it last rested for so many milliseconds. */
export function usePause<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(value);
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [value, ms]);
  return rested;
}
