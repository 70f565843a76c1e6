// Runs a command line of the shell: finds the command, prints its answer as one JSON object, and says what is wrong in words.
import { text, type Language } from '../../engine/core/text.ts';
import type { Answered } from './answered.ts';
import { Unusable } from './read-file.ts';
import { WrongUsage } from './usage.ts';

/** What a shell offers. A command that gives null has answered by itself. */
interface Shell<Command extends string, Values extends { help: boolean }> {
  language: Language;
  /** Splits the words that the process was given. @throws an Error where they make no sense */
  read: () => { values: Values; positionals: string[] };
  isCommand: (word: string | undefined) => word is Command;
  commands: Record<Command, (files: string[], values: Values) => Promise<Answered | null>>;
  helpPage: (language: Language) => string;
}

function argumentsOf<Values extends { help: boolean }>(read: () => { values: Values; positionals: string[] }) {
  try {
    return read();
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new WrongUsage(text(`参数不对：${said}`, `Wrong arguments: ${said}`));
  }
}

async function answer<Command extends string, Values extends { help: boolean }>(
  shell: Shell<Command, Values>,
): Promise<number> {
  const { values, positionals } = argumentsOf(shell.read);
  if (values.help) {
    process.stderr.write(shell.helpPage(shell.language));
    return 0;
  }
  const [command, ...files] = positionals;
  if (!shell.isCommand(command)) throw new WrongUsage(text('请给出命令', 'Name a command'));
  const answered = await shell.commands[command](files, values);
  if (!answered) return 0;
  process.stdout.write(`${JSON.stringify({ command, ok: answered.ok, ...answered.answer })}\n`);
  return answered.ok ? 0 : 1;
}

/** Runs the command line of this process. Gives the exit code: 0 well, 1 errors or not usable, 2 wrong usage. */
export async function runCommandLine<Command extends string, Values extends { help: boolean }>(
  shell: Shell<Command, Values>,
): Promise<number> {
  const { language, helpPage } = shell;
  try {
    return await answer(shell);
  } catch (error) {
    if (error instanceof WrongUsage) {
      process.stderr.write(`✗ ${error.words[language]}\n\n${helpPage(language)}`);
      return 2;
    }
    if (!(error instanceof Unusable)) throw error;
    const [first] = error.problems;
    process.stderr.write(`✗ ${first?.file ?? ''}: ${first?.message[language] ?? ''}\n`);
    process.stdout.write(`${JSON.stringify({ ok: false, problems: error.problems })}\n`);
    return 1;
  }
}

/** The one file that a command takes. @throws WrongUsage for none or several */
export function onlyFile(files: readonly string[]): string {
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw new WrongUsage(text('请给出一个文件', 'Name one file'));
  return file;
}
