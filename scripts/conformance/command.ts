// The command line of the conformance kit: tests a system and signs a report, or verifies one.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hasPassed, type KitResult } from '../../engine/core/conformance-kit/report.ts';
import { isProblem, titleOf } from '../../engine/core/problem.ts';
import { type Language, text } from '../../engine/core/text.ts';
import { signReport, verifyReport } from '../../engine/crypto/conformance-report.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { openEndpoint } from '../../connectors/conformance/endpoint.ts';
import { runKit } from '../../connectors/conformance/run-kit.ts';
import { readEvidence, readKey, readProfile } from './read-files.ts';
import { waitForCalls } from './wait-for-calls.ts';
import { helpPage, WrongUsage } from './usage.ts';

const read = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      key: { type: 'string' },
      profile: { type: 'string' },
      certificate: { type: 'string' },
      keys: { type: 'string', default: '.conformance' },
      as: { type: 'string', default: 'conformance-kit' },
      inbox: { type: 'string' },
      wait: { type: 'string', default: '60' },
      out: { type: 'string', default: 'conformance-report.json' },
      language: { type: 'string', default: (process.env['LANG'] ?? '').startsWith('en') ? 'en' : 'zh-CN' },
    },
  });
export type Options = ReturnType<typeof read>['values'];

const say = (line: string) => void process.stderr.write(`${line}\n`);
const answer = (said: object) => void process.stdout.write(`${JSON.stringify(said)}\n`);

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;

/** Tells one result: its mark, what it proves, and where it failed why and how it is mended. */
function tell({ outcome, proves, clause, failure }: KitResult, language: Language): void {
  say(`${marks[outcome]} ${proves[language]} [${clause}]`);
  if (!failure) return;
  say(`    ${failure.found[language]}`);
  say(`    → ${failure.mend[language]}`);
}

/** Tests a system. */
async function test(url: string, options: Options, language: Language): Promise<boolean> {
  if (!URL.canParse(url)) throw new WrongUsage(text(`地址不对：${url}`, `This is no address: ${url}`));
  const profile = await readProfile(options.profile);
  const key = await readKey(options.key, 'private');
  const of = await readEvidence(profile, key.publicKey, options.certificate);
  const { name, privateKey } = await loadKeys(options.keys, options.as);
  say(
    text(
      `测试工具的公钥：${options.keys}/public/${name}.pem`,
      `The kit's public key: ${options.keys}/public/${name}.pem`,
    )[language],
  );
  const peer = key.publicKey;
  const endpoint = openEndpoint({ url, profile, name, privateKey, peer });
  const arrivals = await waitForCalls({ name, privateKey, peer }, options, (words) => say(words[language]));
  const report = signReport(
    await runKit({ of, endpoint, arrivals, tell: (result) => tell(result, language) }),
    'applicant',
    key,
  );
  await writeFile(options.out, `${JSON.stringify(report, null, 2)}\n`);
  const count = (outcome: KitResult['outcome']) => report.results.filter((each) => each.outcome === outcome).length;
  const ok = hasPassed(report);
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  answer({ command: 'test', ok, ...counts, of, digest: report.digest, report: options.out });
  return ok;
}

/** Verifies a report. */
async function verify(file: string | undefined, options: Options, language: Language): Promise<boolean> {
  if (file === undefined) throw new WrongUsage(text('请给出报告文件', 'Name the report'));
  const { publicKey } = await readKey(options.key, 'any');
  try {
    const report: unknown = JSON.parse(await readFile(file, 'utf8'));
    const { passed, report: known } = verifyReport(report, { key: publicKey, now: new Date() });
    answer({ command: 'verify', ok: passed, of: known.of, digest: known.digest });
    return passed;
  } catch (error) {
    if (!isProblem(error, 'report-refused')) throw new WrongUsage(text(`读不了 ${file}`, `${file} cannot be read`));
    say(`✗ ${titleOf(error, language)}`);
    answer({ command: 'verify', ok: false, rule: error.details['rule'] });
    return false;
  }
}

function argumentsOf(args: string[]) {
  try {
    return read(args);
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    throw new WrongUsage(text(`参数不对：${said}`, `Wrong arguments: ${said}`));
  }
}

/** Runs the command line; gives the exit code: 0 passed, 1 failed, 2 wrong usage. */
export async function main(args: string[]): Promise<number> {
  let language: Language = 'zh-CN';
  try {
    const { values, positionals } = argumentsOf(args);
    language = values.language === 'en' ? 'en' : 'zh-CN';
    const [first, second] = positionals;
    if (values.help || first === undefined) {
      say(helpPage(language));
      return values.help ? 0 : 2;
    }
    const isGood = first === 'verify' ? await verify(second, values, language) : await test(first, values, language);
    return isGood ? 0 : 1;
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    say(`✗ ${error.words[language]}\n\n${helpPage(language)}`);
    return 2;
  }
}
