// The ways to tell that a process is ready for work.
import { isListening } from '../ports.ts';

/** Says whether a process is ready; `output` is what it has printed since it was last started. */
export type Readiness = (output: string) => Promise<boolean> | boolean;

/** Ready when the port accepts connections. */
export const portAnswers =
  (port: number): Readiness =>
  () =>
    isListening(port);

/** Ready when the address answers 200. */
export const httpAnswers =
  (url: string): Readiness =>
  async () => {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      await response.arrayBuffer();
      return response.status === 200;
    } catch {
      return false;
    }
  };

/** Ready when the process has printed something that matches. */
export const prints =
  (pattern: RegExp): Readiness =>
  (output) =>
    pattern.test(output);

/** Waits until the condition holds, asking again and again. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  timeoutMs: number,
  what: string,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`${what} (waited ${Math.round(timeoutMs / 1000)} s)`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
