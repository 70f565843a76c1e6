/** Starts a simulator as a process of its own on a free port, and waits until it listens. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { assert } from '../../engine/core/control.ts';

export interface RunningSimulator {
  url: string;
  /** POST /faults. */
  break(faults: Record<string, unknown>): Promise<void>;
  /** Ends the process, as a crash does, and waits for its end. */
  kill(): Promise<void>;
}

/** `portSetting` names the environment variable that takes the port; `path` is where the system is, of a process with several. */
export async function startSimulator(
  file: string,
  portSetting: string,
  dataDir: string,
  path = '',
): Promise<RunningSimulator> {
  const child = spawn(process.execPath, [file], {
    env: { CARD_READER: 'memory', ...process.env, [portSetting]: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const listening = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /(?:listens on|terminal:) (http:\S+)/.exec(line)?.[1];
      if (url) return url;
    }
    return null;
  })();
  const address = await listening;
  assert(address, `${file} ended before it listened`);
  const url = address + path;
  return {
    url,
    async break(faults) {
      const response = await fetch(`${url}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(faults),
      });
      assert(response.ok, 'the simulator takes the faults');
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
