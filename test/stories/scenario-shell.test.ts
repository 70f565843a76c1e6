/** The shell as others call it: a process with arguments, JSON on stdout, an exit code. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Scenario } from '../../engine/core/scenario.ts';

const root = join(import.meta.dirname, '../..');
const library = join(root, 'rulesets/scenarios/library-lending.json');
const folder = mkdtempSync(join(tmpdir(), 'yikatong-shell-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Said {
  code: number | null;
  out: string;
  err: string;
  /** The one JSON object on stdout; undefined where there is nothing. */
  json: Record<string, unknown> | undefined;
}

/** Runs the command line for files in the test's folder; not by way of npm, which might install packages first. */
function shell(args: string[], env: Record<string, string> = {}): Promise<Said> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'scripts/scenario.ts'), ...args],
    {
      cwd: root,
      env: { ...process.env, INIT_CWD: folder, LANG: 'en_GB.UTF-8', LC_ALL: '', ...env },
    },
  );
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const json = said.out === '' ? undefined : (JSON.parse(said.out) as Record<string, unknown>);
      resolve({ code, ...said, json });
    });
  });
}

/** Writes a file into the test's folder, and gives its name there. */
function file(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

const document = (): Scenario => JSON.parse(readFileSync(library, 'utf8')) as Scenario;

describe('check', { timeout: 60_000 }, () => {
  test('a shipped scenario has no findings, and the process ends well', async () => {
    const { code, json, err } = await shell(['check', library]);
    expect(json).toMatchObject({ command: 'check', ok: true, errors: 0, files: [{ file: library, findings: [] }] });
    expect([code, err]).toEqual([0, '']);
  });

  test('findings come with their file, place and clauses; an error ends it with 1', async () => {
    const broken = document();
    broken.edges = broken.edges.filter(({ from, port }) => !(from === 'verify' && port === 'normal'));
    const { code, json } = await shell(['check', library, file('broken.json', broken)]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ ok: false, files: [{ errors: 0 }, { file: 'broken.json' }] });
    const [, second] = json?.['files'] as { findings: { check: string; pointer: string }[] }[];
    expect(second?.findings).toContainEqual(expect.objectContaining({ check: 'ports-connected' }));
  });

  test('a policy that is not shipped is found in a further folder', async () => {
    const mine = document();
    for (const node of mine.nodes) if (node.kind === 'decide-by-policy') node.settings['policy'] = 'my-lending';
    const name = file('mine.json', mine);
    expect(await shell(['check', name])).toMatchObject({ code: 1 });
    const policy = JSON.parse(readFileSync(join(root, 'rulesets/policies/library-lending.json'), 'utf8')) as object;
    const policies = mkdtempSync(join(folder, 'policies-'));
    writeFileSync(join(policies, 'my-lending.json'), JSON.stringify({ ...policy, name: 'my-lending' }));
    expect(await shell(['check', name, '--policies', policies])).toMatchObject({ code: 0, json: { errors: 0 } });
  });

  test('no file makes it crash: none there, no JSON, no scenario, BPMN of another tool', async () => {
    const { code, json } = await shell([
      'check',
      'not-there.json',
      file('half.json', '{"id": '),
      file('other.json', { id: 'x', nodes: [{}] }),
      join(root, 'test/fixtures/bpmn/jbpm.bpmn2'),
    ]);
    expect(code).toBe(1);
    const files = json?.['files'] as {
      problems?: { rule: string }[];
      findings: { check: string; pointer: string }[];
    }[];
    expect(files.map(({ problems }) => problems?.[0]?.rule)).toEqual([
      'not-readable',
      'malformed-json',
      undefined,
      undefined,
    ]);
    expect(files[2]?.findings).toContainEqual(expect.objectContaining({ check: 'schema', pointer: '/nodes/0/id' }));
    expect(files[3]?.findings.length).toBeGreaterThan(0);
  });
});

describe('simulate', { timeout: 60_000 }, () => {
  const args = ['simulate', library, '--inputs', '{"barcode":"TS20260001"}'];

  test('a cardholder borrows a book: outcome, trace and prompts', async () => {
    const { code, json } = await shell([...args, '--card', 'demo-wang']);
    expect(code).toBe(0);
    expect(json).toMatchObject({ ok: true, outcome: { code: 'lent', success: true }, problem: null });
    const trace = json?.['trace'] as { node: string }[];
    expect(trace.map(({ node }) => node)).toEqual(['start', 'read', 'verify', 'decide', 'tell', 'loan', 'lent']);
    expect(json?.['prompts']).toContainEqual(expect.objectContaining({ node: 'lent', code: 'library.lent' }));
  });

  test('no card on the reader is an outcome, not a failure', async () => {
    expect(await shell(args)).toMatchObject({ code: 0, json: { outcome: { code: 'not-readable' } } });
  });

  test('outside systems answer as they are told; one that stays down ends it with 1', async () => {
    const lost = { answer: { card: 'lost', person: 'normal', checkedAt: '2026-03-02T08:00:00Z' } };
    const told = file('told.json', { outside: { 'national-platform.verify-state': lost } });
    const refused = await shell([...args, '--card', 'demo-wang', '--answers', told]);
    expect(refused).toMatchObject({ code: 0, json: { outcome: { code: 'card-not-normal', success: false } } });
    const down = file('down.json', { outside: { 'application-system.write': { problem: 'connector-unavailable' } } });
    const held = await shell([...args, '--card', 'demo-wang', '--answers', down]);
    expect(held).toMatchObject({ code: 1, json: { ok: false, problem: { slug: 'connector-unavailable' } } });
  });

  test.each([
    ['an input that does not fit', ['--inputs', '{"barcode":"?"}'], '/inputs/barcode'],
    [
      'an answer of the wrong shape',
      ['--answers', 'shape.json'],
      '/outside/national-platform.verify-state/answer/card',
    ],
  ])('%s is named by its place', async (_why, more, pointer) => {
    file('shape.json', { outside: { 'national-platform.verify-state': { answer: {} } } });
    const { code, json } = await shell([...args, ...more]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ ok: false, problems: [{ pointer }] });
  });

  test('a scenario with errors is not run', async () => {
    const broken = { ...document(), edges: [] };
    const { code, json } = await shell(['simulate', file('no-edges.json', broken)]);
    expect(code).toBe(1);
    expect(json).not.toHaveProperty('trace');
    expect((json?.['findings'] as unknown[]).length).toBeGreaterThan(0);
  });
});

describe('diff', { timeout: 60_000 }, () => {
  test('a scenario does not differ from its BPMN, nor from itself with its nodes elsewhere', async () => {
    await shell(['export', library, '--out', 'library.bpmn']);
    const moved = document();
    for (const node of moved.nodes) node.position = { x: 1, y: 2 };
    for (const other of ['library.bpmn', file('moved.json', moved)]) {
      expect(await shell(['diff', library, other])).toMatchObject({ code: 0, json: { same: true, differences: [] } });
    }
  });

  test('a change is said in words, with its place', async () => {
    const changed = document();
    for (const node of changed.nodes) if (node.id === 'lent') node.settings['success'] = false;
    const { code, json } = await shell(['diff', library, file('changed.json', changed)]);
    expect(code).toBe(0);
    expect(json).toMatchObject({ same: false, differences: [{ what: 'node-changed', node: 'lent', after: false }] });
  });
});

describe('export and import', { timeout: 60_000 }, () => {
  test('what is exported to a file is imported from it the same', async () => {
    expect(await shell(['export', library, '--language', 'en', '--out', 'out.bpmn'])).toMatchObject({
      code: 0,
      json: { written: 'out.bpmn' },
    });
    expect(readFileSync(join(folder, 'out.bpmn'), 'utf8')).toContain('name="Library lending"');
    const { code, json } = await shell(['import', 'out.bpmn', '--out', 'again.json']);
    expect(code).toBe(0);
    expect(json).toMatchObject({ ok: true, mapped: 0, left: 0, problems: [] });
    expect(JSON.parse(readFileSync(join(folder, 'again.json'), 'utf8'))).toMatchObject(document());
  });

  test('a file that is not usable is told by rule and line, and ends with 1', async () => {
    const { code, json } = await shell(['import', file('bad.bpmn', '<?xml version="1.0"?>\n<a><b></a>')]);
    expect(code).toBe(1);
    expect(json).toMatchObject({ ok: false, scenario: null, problems: [{ rule: 'malformed-xml', line: 2 }] });
  });
});

describe('help and wrong usage', { timeout: 60_000 }, () => {
  test.each([
    [['brew'], 'Name a command'],
    [['check', '--colour'], 'Wrong arguments'],
    [['diff', 'a'], 'Name two files'],
    [['export', library, '--language', 'fr'], '--language must be'],
  ])('%j ends with 2, says why and shows the help, nothing on stdout', async (args, words) => {
    const { code, out, err } = await shell(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err).toContain('Usage:');
  });

  test('the help speaks the language of the terminal', async () => {
    expect((await shell(['--help'], { LANG: 'zh_CN.UTF-8' })).err).toContain('用法');
    expect(await shell(['--help'], { LC_ALL: 'C' })).toMatchObject({ code: 0, out: '' });
  });
});
