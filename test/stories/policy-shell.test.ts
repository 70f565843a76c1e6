/** The shell of policies as others call it: facts in and decisions out, a line each; files in and out. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const fixture = (name: string) => join(root, 'test/fixtures/dmn', name);
const scenic = join(root, 'rulesets/policies/scenic-ticket.json');
const folder = mkdtempSync(join(tmpdir(), 'yikatong-policy-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Said {
  code: number | null;
  /** Each line on stdout. */
  lines: Record<string, unknown>[];
  err: string;
}

/** Runs the command line with lines on stdin; not by way of npm, which might install packages first. */
function shell(args: string[], stdin: string[] = []): Promise<Said> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts/policy.ts'), ...args],
    { cwd: root, env: { ...process.env, INIT_CWD: folder, LANG: 'en_GB.UTF-8', LC_ALL: '' } },
  );
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  child.stdin.end(stdin.map((line) => `${line}\n`).join(''));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const lines = said.out.split('\n').filter((line) => line !== '');
      resolve({ code, err: said.err, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) });
    });
  });
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const timeout = 60_000;

test('decide: one decision a line, in order; a bad line has a problem and the rest go on', { timeout }, async () => {
  const { code, lines, err } = await shell(
    ['decide', fixture('trisotech-park-day.dmn')],
    ['{"Visitor Age":5,"Holiday":true}', 'nonsense', '[1]', '', '{"Visitor Age":30}'],
  );
  expect(lines).toMatchObject([
    { decision: 'Ticket', result: 'Free', rows: [2] },
    { decision: null, result: null, problem: { rule: 'malformed-line' } },
    { problem: { rule: 'malformed-line' } },
    { decision: 'Ticket', result: 'Full', rows: [1] },
  ]);
  expect([code, err]).toEqual([0, '']);
});

test('decide: a policy of ours and a model of GoRules, as well as a decision by its name', { timeout }, async () => {
  const ours = await shell(
    ['decide', scenic],
    ['{"person":{"age":70},"card.state":"normal","card":{"local":true}}', '{}'],
  );
  expect(ours.lines).toMatchObject([
    { decision: 'scenic-ticket', result: { outcome: 'free', percent: 0 }, outcome: 'free', rule: 'from-65' },
    { outcome: 'counter', rule: null, unknown: ['person.age', 'card.state', 'card.local'] },
  ]);
  const facts = ['{"person":{"age":80},"fee":100}'];
  const gorules = await shell(['decide', fixture('gorules-heating.json')], facts);
  expect(gorules.lines).toEqual([{ decision: 'decision', result: { fen: 100, note: 'full: 100' }, rows: [1] }]);
  const level = ['decide', fixture('camunda-care-allowance.dmn'), '--decision', '护理等级'];
  expect((await shell(level, ['{"applicant":{"score":90}}'])).lines).toMatchObject([{ result: '重度' }]);
});

test('decide: an expression without an end is ended, and the lines after it are decided', { timeout }, async () => {
  const loop = file(
    'loop.dmn',
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"><decision id="D" name="D"><literalExpression>
<text>count(for i in 1..n return i)</text></literalExpression></decision></definitions>`,
  );
  const { code, lines } = await shell(['decide', loop, '--limit', '5000'], ['{"n":3}', '{"n":1e12}', '{"n":4}']);
  expect(lines).toMatchObject([{ result: 3 }, { result: null, problem: {} }, { result: 4 }]);
  expect(code).toBe(0);
});

test('a file that is not usable ends with 1, wrong usage with 2', { timeout }, async () => {
  const broken = file('broken.dmn', '<definitions');
  const decided = await shell(['decide', broken], ['{}']);
  expect([decided.code, decided.lines]).toMatchObject([1, [{ ok: false, problems: [{ rule: 'malformed-xml' }] }]]);
  const imported = await shell(['import', broken]);
  expect([imported.code, imported.lines]).toMatchObject([1, [{ ok: false, decisions: [], problems: [{ line: 1 }] }]]);
  const unknown = await shell(['decide', scenic, '--decision', 'nothing'], ['{}']);
  expect([unknown.code, unknown.lines]).toEqual([2, []]);
  expect(unknown.err).toContain('there are: scenic-ticket');
  expect((await shell(['nonsense'])).code).toBe(2);
});

test('export, import and check: a policy goes out as DMN and comes back', { timeout }, async () => {
  const out = await shell(['export', scenic, '--to', 'dmn', '--out', 'scenic.dmn']);
  expect([out.code, out.lines]).toMatchObject([0, [{ ok: true, written: 'scenic.dmn' }]]);
  expect(readFileSync(join(folder, 'scenic.dmn'), 'utf8')).toContain('https://www.omg.org/spec/DMN/20191111/MODEL/');
  const back = await shell(['import', 'scenic.dmn', '--out', 'drafts']);
  expect(back.lines).toMatchObject([
    { ok: true, format: 'dmn', left: 0, written: [join('drafts', 'scenic-ticket.json')] },
  ]);
  expect(existsSync(join(folder, 'drafts/scenic-ticket.json'))).toBe(true);
  const checked = await shell(['check', 'scenic.dmn', join('drafts', 'scenic-ticket.json'), scenic]);
  expect([checked.code, checked.lines]).toMatchObject([0, [{ ok: true, errors: 0, warnings: 0 }]]);
});
