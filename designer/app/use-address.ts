/** What a page keeps in its address, such as the filters of its list. */
import { useCallback } from 'react';
import { useSearchParams, type NavigateOptions } from 'react-router';

/** Gives what writes a value into the address under a name, and takes the name off where the value is empty. */
export function useSetInAddress(options: NavigateOptions = {}): (name: string, value: string) => void {
  const [, setParams] = useSearchParams();
  const { replace = false, preventScrollReset = false } = options;
  return useCallback(
    (name, value) => {
      setParams(
        (now) => {
          if (value) now.set(name, value);
          else now.delete(name);
          return now;
        },
        { replace, preventScrollReset },
      );
    },
    [setParams, replace, preventScrollReset],
  );
}
