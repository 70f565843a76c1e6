/** Any JSON can be checked: what comes back are findings whose pointers lead into the document, and never a throw. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { draw } from '../../test/support/draw-scenario.ts';
import { catalogue, policyNamed, scenarioNamed } from '../../test/support/rulesets.ts';
import type { Fix, Ground } from './check.ts';
import { checkDocument } from './check-document.ts';
import { checkScenario, fixOf } from './checks/index.ts';
import { nodeKinds } from './nodes/index.ts';
import { Scenario, type Edge } from './scenario.ts';

const folder = new URL('../../rulesets/scenarios/', import.meta.url);
const shipped = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object);
const ground: Ground = {
  policies: { 'library-lending': policyNamed('library-lending'), 'park-entry': policyNamed('park-entry') },
  prompts: catalogue,
  scenarios: { called: draw({ id: 'called', ways: ['start > done'] }) },
};

/** The steps of a JSON Pointer. */
const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Whether a pointer leads to something in a document, or to something that its parent lacks. */
function resolves(document: unknown, pointer: string): boolean {
  const steps = stepsOf(pointer);
  let at = document;
  for (const step of steps.slice(0, -1)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string, unknown>)[step];
  }
  return steps.length === 0 || pointer.startsWith('/');
}

function expectFindings(document: unknown): void {
  for (const { check, pointer, message, clauses } of checkDocument(document, ground)) {
    expect(resolves(document, pointer), `${check} points at ${pointer}`).toBe(true);
    expect(message.en).toBeTruthy();
    expect(message['zh-CN']).toBeTruthy();
    expect(clauses.length).toBeGreaterThan(0);
  }
}

interface Mutation {
  at: number;
  by: unknown;
}

/** Every place of a document, by pointer. */
function placesOf(document: unknown, pointer = ''): string[] {
  if (typeof document !== 'object' || document === null) return [pointer];
  const below = Object.entries(document).flatMap(([key, value]) =>
    placesOf(value, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [pointer, ...below];
}

/** A document with what lies at one of its places replaced; taken away where that is by nothing. */
function mutated(document: unknown, { at, by }: Mutation): unknown {
  if (typeof document !== 'object' || document === null) return by;
  const copy: unknown = structuredClone(document);
  const places = placesOf(copy);
  const steps = stepsOf(places[at % places.length] ?? '');
  const last = steps.pop();
  if (last === undefined) return by;
  const parent = steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], copy);
  if (by !== undefined) (parent as Record<string, unknown>)[last] = by;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, unknown>)[last];
  return copy;
}

const mutations = fc.array(
  fc.record({
    at: fc.nat(),
    by: fc.oneof(
      fc.constant(undefined),
      fc.jsonValue(),
      fc.constantFrom(...Object.keys(nodeKinds), 'start', 'read', 'done', 'card.name', 'inputs.barcode', '__proto__'),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

it('takes any JSON', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), expectFindings), { numRuns: 300 });
});

it('takes inputs that are none', () => {
  for (const by of [
    null,
    7,
    { name: 'x' },
    { name: 'x', type: 'choice', label: { 'zh-CN': '一', en: 'X' }, choices: [null] },
  ])
    for (const document of shipped) {
      const copy = structuredClone(document) as { nodes: { kind: string; settings: object }[] };
      const start = copy.nodes.find(({ kind }) => kind === 'start');
      if (start) start.settings = { ...start.settings, inputs: [by] };
      expectFindings(copy);
    }
});

it('takes shipped scenarios with anything in them replaced or taken away', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...shipped), mutations, (document, changes) =>
      expectFindings(changes.reduce<unknown>(mutated, document)),
    ),
    { numRuns: 150 },
  );
});

/** Scenarios that fit the schema and little else: any kinds, with their own examples, and any edges between them. */
const tangles = fc
  .record({
    kinds: fc.array(fc.constantFrom(...Object.values(nodeKinds)), { minLength: 1, maxLength: 14 }),
    links: fc.array(fc.tuple(fc.nat(20), fc.nat(8), fc.nat(20)), { maxLength: 40 }),
    options: fc.array(fc.constantFrom({}, { catches: ['*'] }, { limit: { of: { workdays: 1 }, then: 'leave' } }), {
      minLength: 14,
      maxLength: 14,
    }),
    environment: fc.constantFrom('counter', 'gate', 'online', 'mobile'),
    network: fc.constantFrom('government-private', 'internet', 'offline'),
    direct: fc.boolean(),
  })
  .map(({ kinds, links, options, environment, network, direct }) => {
    const nodes = kinds.map((kind, index) => ({
      ...options[index],
      id: `node-${index}`,
      kind: kind.kind,
      settings: (kind as { example?: Record<string, unknown> }).example ?? {},
    }));
    const ids = ['start', ...nodes.map(({ id }) => id), 'done', 'refused'];
    const ports = ['done', 'each', 'read', 'record', 'notice', 'given', 'paid', 'elder', 'error'];
    const edges = links.map(([from, port, to]): Edge => ({
      from: ids[from % ids.length] ?? 'start',
      port: ports[port] ?? 'done',
      to: ids[to % ids.length] ?? 'done',
    }));
    const base = draw({ start: { environment, network }, ways: ['start > node-0'], complete: false });
    const service = direct ? ('direct' as const) : ('durable' as const);
    return Scenario.parse({ ...base, service, nodes: [...base.nodes, ...nodes], edges: [...base.edges, ...edges] });
  });

it('takes any tangle of nodes, and its quick fixes bring no new error', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(tangles, fc.nat(), (scenario, which) => {
      expectFindings(scenario);
      const findings = checkScenario(scenario, ground);
      const finding = findings[which % Math.max(findings.length, 1)];
      const fix = finding && fixOf(scenario, ground, finding);
      if (fix) expect(Scenario.safeParse(fix.scenario).error).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});

it('refuses what nests too deep or is too large before it looks into it', () => {
  let deep: unknown = 1;
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  const large = { ...shipped[0], summary: 'x'.repeat(3 * 1024 * 1024) };
  const round: Record<string, unknown> = {};
  round['self'] = round;
  for (const document of [deep, large, round]) {
    expect(checkDocument(document, ground)).toMatchObject([{ check: 'schema', severity: 'error', pointer: '' }]);
  }
});

it('finds a scenario of too many nodes as any other finding', () => {
  const base = draw({ ways: ['start > done'] });
  const more = Array.from({ length: 300 }, (_, index) => ({ id: `more-${index}`, kind: 'prompt', settings: {} }));
  const found = checkDocument({ ...base, nodes: [...base.nodes, ...more] }, ground);
  expect(found.map(({ check }) => check)).toContain('within-size');
  expect(found.map(({ check }) => check)).not.toContain('schema');
});

it('mends a scenario by its quick fixes until nothing is left', () => {
  let scenario = scenarioNamed('library-lending');
  scenario.edges.splice(12, 2);
  scenario.service = 'direct';
  scenario.nodes[0]!.settings['inputs'] = [];
  scenario.nodes[1]!.settings['authenticate'] = false;
  scenario.nodes[13]!.settings['prompts'] = [];
  delete scenario.purpose;
  const mended: string[] = [];
  for (let fix: Fix | null | undefined; ; scenario = fix.scenario) {
    const findings = checkScenario(scenario, ground);
    const finding = findings.find((each) => fixOf(scenario, ground, each));
    if (!finding) break;
    mended.push(finding.check);
    fix = fixOf(scenario, ground, finding)!;
  }
  expect(checkScenario(scenario, ground)).toEqual([]);
  expect(new Set(mended)).toEqual(
    new Set([
      ...['direct-only-reads', 'known-inputs', 'offline-authenticates'],
      ...['ports-connected', 'purpose-is-stated', 'reachable', 'refusal-is-explained'],
    ]),
  );
});

it('offers no fix that would bring another error', () => {
  const tell = { kind: 'prompt', settings: { prompts: ['drawn.told'] } };
  const scenario = draw({ nodes: { tell, more: tell }, ways: ['start > tell > done', 'start > more > done'] });
  const finding = checkScenario(scenario, ground).find(({ check }) => check === 'no-implicit-split');
  expect(finding && fixOf(scenario, ground, finding)).toBeNull();
});
