/** `npm run -s scenario -- check|simulate|diff|import|export …`: scenarios from the shell. One JSON object on stdout; exits 1 on errors, 2 on wrong usage. */
import { parseArgs } from 'node:util';
import { text } from '../engine/core/text.ts';
import type { Answered } from './scenario/answered.ts';
import { check } from './scenario/check.ts';
import { diff } from './scenario/diff.ts';
import { exportFile, importFile } from './scenario/exchange.ts';
import { Unusable } from './scenario/read-file.ts';
import { simulate } from './scenario/simulate.ts';
import { helpPage, isCommand, languageOfTerminal, WrongUsage, type Command } from './scenario/usage.ts';

const language = languageOfTerminal(process.env);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        policies: { type: 'string', multiple: true, default: [] },
        card: { type: 'string' },
        inputs: { type: 'string' },
        answers: { type: 'string' },
        at: { type: 'string', default: '2026-03-02T08:00:00Z' },
        out: { type: 'string' },
        language: { type: 'string', default: 'zh-CN' },
        lanes: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new WrongUsage(text(`参数不对：${said}`, `Wrong arguments: ${said}`));
  }
}

type Arguments = ReturnType<typeof readArguments>['values'];

const commands: Record<Command, (files: string[], values: Arguments) => Promise<Answered>> = {
  check: (files, values) => check(files, values),
  simulate: (files, values) => simulate(files, values),
  diff: (files) => diff(files),
  import: (files, values) => importFile(files, values),
  export: (files, { out, lanes, language: wanted }) => {
    if (wanted !== 'zh-CN' && wanted !== 'en') {
      throw new WrongUsage(text('--language 只能是 zh-CN 或 en', '--language must be zh-CN or en'));
    }
    return exportFile(files, { out, language: wanted, inLanes: lanes });
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
  const { ok, answer } = await commands[command](files, values);
  process.stdout.write(`${JSON.stringify({ command, ok, ...answer })}\n`);
  return ok ? 0 : 1;
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
