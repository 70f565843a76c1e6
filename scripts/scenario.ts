/** `npm run -s scenario -- check|simulate|diff|import|export …`: scenarios from the shell. One JSON object on stdout; exits 1 on errors, 2 on wrong usage. */
import { parseArgs } from 'node:util';
import { text } from '../engine/core/text.ts';
import type { Answered } from './scenario/answered.ts';
import { check } from './scenario/check.ts';
import { diff } from './scenario/diff.ts';
import { exportFile, importFile } from './scenario/exchange.ts';
import { runCommandLine } from './scenario/command-line.ts';
import { simulate } from './scenario/simulate.ts';
import { helpPage, isCommand, languageOfTerminal, WrongUsage, type Command } from './scenario/usage.ts';

const read = () =>
  parseArgs({
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

type Arguments = ReturnType<typeof read>['values'];

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

process.exitCode = await runCommandLine({
  language: languageOfTerminal(process.env),
  read,
  isCommand,
  commands,
  helpPage,
});
