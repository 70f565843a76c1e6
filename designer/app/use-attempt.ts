/** The key by which the platform knows an attempt: the same however often the same is sent, so that it is done once; another once the attempt is over or something else is sent. */
import { useRef } from 'react';
import { newKey } from './request.ts';

const none = { of: '', key: '' };

/** Gives the key of what is sent, and ends the attempt. */
export function useAttempt() {
  const attempt = useRef(none);
  return {
    keyOf(sent: unknown): string {
      const of = JSON.stringify(sent);
      if (attempt.current.of !== of) attempt.current = { of, key: newKey() };
      return attempt.current.key;
    },
    end(): void {
      attempt.current = none;
    },
  };
}
