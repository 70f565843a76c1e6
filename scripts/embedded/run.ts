// Runs another program to its end, keeps what it printed, and finds programs on the PATH.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a program that has ended left behind; `code` is null when it was killed or could not be started. */
export interface Outcome {
  code: number | null;
  output: string;
}

/** How to run a program: where, with what beside the environment, for how long at most, and who hears its lines. */
export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  timeoutMs?: number;
  onLine?: (line: string) => void;
}

/** Runs a program to its end; never throws, a program that is missing has `code` null. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(options.cwd && { cwd: options.cwd }),
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const read = (text: string) => {
      output += text;
      const line = text.trimEnd().split('\n').at(-1);
      if (line) options.onLine?.(line);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    const timer = options.timeoutMs && setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    const end = (code: number | null) => {
      if (timer) clearTimeout(timer);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      end(null);
    });
    child.once('close', end);
  });
}

/** Finds an executable on the PATH. */
export function onPath(...names: string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names)
    for (const folder of folders)
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        continue;
      }
  return undefined;
}

/** The last lines of an output, indented, for a message. */
export function lastLines(output: string, count = 6): string {
  return output.trim().split('\n').slice(-count).join('\n    ');
}
