/** The elders’ version (长辈版): larger words and fewer choices, remembered on the device. */
import { useSyncExternalStore } from 'react';

const kept = 'yikatong.elders';
const listeners = new Set<() => void>();

const isOn = (): boolean => localStorage.getItem(kept) === 'on';

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => {
    listeners.delete(changed);
  };
}

/** Whether it is on, and what turns it on and off. */
export function useElders(): { elders: boolean; change: (on: boolean) => void } {
  const elders = useSyncExternalStore(listen, isOn);
  return {
    elders,
    change: (on) => {
      localStorage.setItem(kept, on ? 'on' : 'off');
      for (const changed of listeners) changed();
    },
  };
}
