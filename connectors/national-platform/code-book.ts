/** The e-card codes that phones show: opaque, good for a minute, and good once. */
import { randomBytes } from 'node:crypto';
import { type CodeHolder } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';

/** How long a phone shows one code. */
export const codeLifeMs = 60_000;

export interface ShownCode {
  code: string;
  kind: CodeHolder['level'];
  expiresAt: string;
}

export interface CodeBook {
  /** A fresh code of a cardholder, by the cardholder's id. */
  show(cardholder: string, kind: CodeHolder['level']): ShownCode;
  /** Who showed a code. Throws `code-not-valid` for one that is expired, used or was never shown. */
  resolve(code: string): { cardholder: string; kind: CodeHolder['level'] };
}

/** Makes an empty book; nothing of it outlives the process, as a phone shows another code anyway. */
export function createCodeBook(
  clock: () => number = Date.now,
  random: () => string = () => randomBytes(18).toString('base64url'),
): CodeBook {
  const shown = new Map<string, { cardholder: string; kind: CodeHolder['level']; until: number }>();

  function forgetExpired(): void {
    // They were entered in the order of their time.
    for (const [code, { until }] of shown) {
      if (until > clock()) return;
      shown.delete(code);
    }
  }

  return {
    show(cardholder, kind) {
      forgetExpired();
      const until = clock() + codeLifeMs;
      const code = random();
      shown.set(code, { cardholder, kind, until });
      return { code, kind, expiresAt: new Date(until).toISOString() };
    },
    resolve(code) {
      forgetExpired();
      const found = shown.get(code);
      if (!found) throw problem('code-not-valid');
      shown.delete(code);
      return { cardholder: found.cardholder, kind: found.kind };
    },
  };
}
