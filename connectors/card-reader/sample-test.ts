/** Runs sample tests on a terminal: every step over the same transport as any card reader's, each judged, and all of it bound to the model and its firmware. */
import { readdirSync, readFileSync } from 'node:fs';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { isProblem } from '../../engine/core/problem.ts';
import {
  SampleTest,
  testsFor,
  type SampleReport,
  type SampleStep,
  type StepResult,
} from '../../engine/core/terminals/sample-test.ts';
import { type TerminalModel } from '../../engine/core/terminals/model.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { fromHex, parseResponse } from './apdu.ts';
import { authoriseAtCard } from './authorise-at-card.ts';
import { createRootKeyAuthenticator, type CardAuthenticator } from './card-authentication.ts';
import { pinReplyOf } from './pin-reply.ts';
import { typePin } from './pin-pad.ts';
import { createRootKeyPsam, type Psam } from './psam.ts';
import { authenticateCard, readCard, selectSocialSecurity } from './read-card.ts';
import { statusWordHex } from './status-words.ts';
import { type TerminalUnderTest, type TestedCard } from './terminal-under-test.ts';

/** Reads rulesets/terminal-tests/. */
export function loadSampleTests(): SampleTest[] {
  const folder = new URL('../../rulesets/terminal-tests/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => SampleTest.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
}

/** What authenticates cards, and the PSAM in the terminal. */
interface Keys {
  authenticator: CardAuthenticator;
  psam: Psam;
}

/** Does a step and tells in a word what came of it. Rejects with what the terminal says is wrong. */
async function perform(step: SampleStep, card: TestedCard, { authenticator, psam }: Keys): Promise<string> {
  const { transport } = card;
  switch (step.do) {
    case 'apdu': {
      const response = parseResponse(await transport.transmit(fromHex(step.send)));
      return response ? statusWordHex(response.sw) : 'no status word';
    }
    case 'read':
      return (await readCard(transport, { mode: 'contact', authenticate: false, authenticator })).division;
    case 'authenticate':
      return String(await authenticateCard(transport, authenticator));
    case 'authorise':
      return String(await authoriseAtCard(transport, step.right, psam));
    case 'pin':
      await selectSocialSecurity(transport);
      return pinReplyOf(await typePin(transport, step.typing)).result;
    case 'state':
      return card.state();
    case 'scan':
      return (await card.scan(step.kind)) === '' ? 'nothing' : 'code';
    case 'take-out':
      await card.takeOut();
      return 'out';
  }
}

const fits = (expected: string, got: string): boolean =>
  expected.length === got.length && [...expected].every((each, index) => each === 'x' || each === got[index]);

async function take(step: SampleStep, card: TestedCard, keys: Keys): Promise<StepResult> {
  const { name, clause, mend, prompt } = step;
  const got = await perform(step, card, keys).catch((error: unknown) => {
    if (isProblem(error)) return error.slug;
    throw error;
  });
  const expected = String(step.expect);
  const isRight = step.do === 'apdu' ? fits(expected, got) : expected === got;
  const shown = prompt === undefined ? null : ((await card.shown({ do: step.do, got })) ?? 'none');
  const passed = isRight && (prompt === undefined || shown === prompt);
  const withPrompt = (word: string, code: string | null | undefined) => (code ? `${word} · ${code}` : word);
  return {
    ...{ name, do: step.do, clause, passed },
    expected: withPrompt(expected, prompt),
    got: withPrompt(got, shown),
    mend: passed ? null : mend,
  };
}

/** Runs one test with one card. */
async function runTest({ id, name, card, steps }: SampleTest, terminal: TerminalUnderTest, keys: Keys) {
  const onTerminal = await terminal.put(card);
  const results: StepResult[] = [];
  try {
    for (const step of steps) results.push(await take(step, onTerminal, keys));
  } finally {
    await onTerminal.close();
  }
  return { id, name, passed: results.every(({ passed }) => passed), steps: results };
}

export interface SampleRun {
  model: TerminalModel;
  /** SM3 of the firmware that the terminal runs. */
  firmware: string;
  /** When it is done, RFC 3339. */
  at: string;
  terminal: TerminalUnderTest;
  tests: readonly SampleTest[];
  keys?: Partial<Keys>;
}

/** Runs every test that the model has to take, and gives the report of it. */
export async function runSampleTests({ model, firmware, at, terminal, tests, keys }: SampleRun): Promise<SampleReport> {
  const all = { authenticator: createRootKeyAuthenticator(), psam: createRootKeyPsam(), ...keys };
  const results: SampleReport['tests'] = [];
  for (const test of testsFor(model, tests)) results.push(await runTest(test, terminal, all));
  const failed = results.filter(({ passed }) => !passed).length;
  const report = {
    ...{ model: model.id, firmware, at, tests: results },
    sum: { passed: results.length - failed, failed },
  };
  return { ...report, digest: sm3(canonicalJson(report)) };
}
