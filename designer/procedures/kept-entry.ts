/** What somebody is typing for a stage, kept in the browser's tab until the case has left the stage: a paper that did not pass is mended, not typed anew. */
import { useState } from 'react';

function read<T>(key: string, begin: T): T {
  try {
    return { ...begin, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>) };
  } catch {
    return begin;
  }
}

/** The entry of a stage of a case, and how it is changed. */
export function useKeptEntry<T extends object>(id: string, stage: string, begin: T): [T, (next: T) => void] {
  const key = `yikatong.entry.${id}.${stage}`;
  const [entry, setEntry] = useState(() => read(key, begin));
  const keep = (next: T) => {
    sessionStorage.setItem(key, JSON.stringify(next));
    setEntry(next);
  };
  return [entry, keep];
}
