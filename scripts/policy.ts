/** `npm run -s policy -- import|decide|check|export …`: policies from the shell. JSON on stdout; exits 1 on errors, 2 on wrong usage. */
import { parseArgs } from 'node:util';
import { text } from '../engine/core/text.ts';
import { check } from './policy/check.ts';
import { decide } from './policy/decide.ts';
import { exportFile, importFile } from './policy/exchange.ts';
import { helpPage, isCommand, type Command } from './policy/usage.ts';
import type { Answered } from './scenario/answered.ts';
import { runCommandLine } from './scenario/command-line.ts';
import { languageOfTerminal, WrongUsage } from './scenario/usage.ts';

const read = () =>
  parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      decision: { type: 'string' },
      limit: { type: 'string', default: '2000' },
      to: { type: 'string', default: 'dmn' },
      out: { type: 'string' },
    },
  });

type Arguments = ReturnType<typeof read>['values'];

async function decideLines(files: string[], { decision, limit }: Arguments): Promise<null> {
  const limitMs = Number(limit);
  if (!Number.isInteger(limitMs) || limitMs < 1)
    throw new WrongUsage(text('--limit 须为毫秒数', '--limit must be a number of milliseconds'));
  await decide(files, { decision, limitMs, input: process.stdin, output: process.stdout });
  return null;
}

const commands: Record<Command, (files: string[], values: Arguments) => Promise<Answered | null>> = {
  import: (files, values) => importFile(files, values),
  decide: decideLines,
  check: (files) => check(files),
  export: (files, { to, out }) => {
    if (to !== 'dmn') throw new WrongUsage(text('--to 只能是 dmn', '--to must be dmn'));
    return exportFile(files, { out });
  },
};

process.exitCode = await runCommandLine({
  language: languageOfTerminal(process.env),
  read,
  isCommand,
  commands,
  helpPage,
});
