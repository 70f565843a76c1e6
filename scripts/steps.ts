// Tells on stderr what is being done, how far it is, and how long it took.

/** Runs one piece of work under a title; `progress` shows how far it is; what the work returns is passed on. */
export type Step = <T>(title: string, work: (progress: (text: string) => void) => Promise<T>) => Promise<T>;

/** Thrown when something that is needed can't be had; the message says what was tried and what to install. */
export class CannotPrepare extends Error {}

const slowMs = 15_000;

/** Runs the work without a word; for tests and for parts that report themselves. */
export const silently: Step = (_title, work) => work(() => undefined);

/** Runs the work with a line for its start and its end, and a live line between them on a terminal. */
export const outLoud: Step = async (title, work) => {
  const begun = performance.now();
  const out = process.stderr;
  const live = out.isTTY;
  let state = '';
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`;
  const show = () =>
    out.write(`${live ? '\r\x1b[2K' : ''}▸ ${title}${state && ` · ${state}`} (${seconds()})${live ? '' : '\n'}`);
  const timer = setInterval(show, live ? 200 : slowMs);
  const end = (mark: string, detail: string) => {
    clearInterval(timer);
    out.write(`${live ? '\r\x1b[2K' : ''}${mark} ${title}${detail && ` · ${detail}`} (${seconds()})\n`);
  };
  if (live) show();
  try {
    const result = await work((text) => (state = text));
    end('✓', state);
    return result;
  } catch (error) {
    end('✗', '');
    throw error;
  }
};

/** Runs a script's main function: a failure is told in its own words, without a stack where it was foreseen. */
export async function runMain(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    const foreseen = error instanceof CannotPrepare;
    console.error(foreseen ? `✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}
