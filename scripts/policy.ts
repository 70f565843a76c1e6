/** `npm run -s policy -- import|decide|check|export …`: policies from the shell. JSON on stdout; exits 1 on errors, 2 on wrong usage. */
import { parseArgs } from 'node:util';
import { text } from '../engine/core/text.ts';
import { check } from './policy/check.ts';
import { decide } from './policy/decide.ts';
import { exportFile, importFile } from './policy/exchange.ts';
import { helpPage, isCommand, type Command } from './policy/usage.ts';
import type { Answered } from './scenario/answered.ts';
import { Unusable } from './scenario/read-file.ts';
import { languageOfTerminal, WrongUsage } from './scenario/usage.ts';

const language = languageOfTerminal(process.env);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        decision: { type: 'string' },
        limit: { type: 'string', default: '2000' },
        to: { type: 'string', default: 'dmn' },
        out: { type: 'string' },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new WrongUsage(text(`参数不对：${said}`, `Wrong arguments: ${said}`));
  }
}

type Arguments = ReturnType<typeof readArguments>['values'];

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

/** Runs the command line. Gives the exit code. */
async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stderr.write(helpPage(language));
    return 0;
  }
  const [command, ...files] = positionals;
  if (!isCommand(command)) throw new WrongUsage(text('请给出命令', 'Name a command'));
  const answered = await commands[command](files, values);
  if (!answered) return 0;
  process.stdout.write(`${JSON.stringify({ command, ok: answered.ok, ...answered.answer })}\n`);
  return answered.ok ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (error instanceof WrongUsage) {
    process.stderr.write(`✗ ${error.words[language]}\n\n${helpPage(language)}`);
    process.exitCode = 2;
  } else if (error instanceof Unusable) {
    const [first] = error.problems;
    process.stderr.write(`✗ ${first?.file ?? ''}: ${first?.message[language] ?? ''}\n`);
    process.stdout.write(`${JSON.stringify({ ok: false, problems: error.problems })}\n`);
    process.exitCode = 1;
  } else throw error;
}
