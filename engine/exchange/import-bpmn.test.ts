/** Files of other vendors' tools become drafts, each with a report that somebody has read; files that are bad are refused by name. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkScenario } from '../core/checks/index.ts';
import type { Scenario } from '../core/scenario.ts';
import { exportBpmn } from './export-bpmn.ts';
import { importBpmn } from './import-bpmn.ts';
import type { ElementReport, Imported } from './import-report.ts';

const folder = new URL('../../test/fixtures/bpmn/', import.meta.url);
const files = readdirSync(folder).filter((file) => !file.endsWith('.txt'));
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

/** The report as a page to read: a line an element, then the draft. */
function page({ scenario, report, problems }: Imported): string {
  const said = ({ verdict, type, id, name, to, why, source, unread }: ElementReport) =>
    [
      `${verdict.padEnd(6)} ${type} ${id}${name === undefined ? '' : ` “${name.replaceAll('\n', ' ')}”`}`,
      ...(to === undefined ? [] : [`    → ${to}`]),
      `    ${why['zh-CN']} / ${why.en}`,
      ...(source === undefined ? [] : [`    says: ${source.trim()}`]),
      ...(unread === undefined ? [] : [`    unread: ${unread.join(', ')}`]),
    ].join('\n');
  const nodes = scenario?.nodes.map((node) => JSON.stringify(node)) ?? [];
  const edges = scenario?.edges.map(({ from, port, to }) => `${from}.${port} > ${to}`) ?? [];
  const wrong = problems.map(({ rule, line, message }) => `${rule} ${line ?? ''} ${message.en}`);
  return [...wrong, ...report.map(said), ...nodes, ...edges, ''].join('\n');
}

describe.each(files)('%s', (file) => {
  test('says of every element what became of it', async () => {
    const imported = await importBpmn(read(file));
    await expect(page(imported)).toMatchFileSnapshot(new URL(`${file}.txt`, folder).pathname);
  });

  test('no flow node, flow, lane, pool, note or datum of the file is missing from the report', async () => {
    const { report } = await importBpmn(read(file));
    const reported = new Set(report.map(({ id }) => id));
    const main = read(file).replace(/<process id="sid-B2000000-0000-4000-8000-000000000002"[\s\S]*?<\/process>/, '');
    const wanted =
      /<(?:\w+:)?(?:\w*[tT]ask|\w*Event|\w*[gG]ateway|subProcess|transaction|callActivity|sequenceFlow|lane|participant|textAnnotation|association|messageFlow|dataObject\w*|group)\s[^>]*?\bid="([^"]+)"/g;
    const ids = [...main.matchAll(wanted)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(10);
    expect(ids.filter((id) => id !== undefined && !reported.has(id))).toEqual([]);
  });

  test('its draft leaves and comes back the same, all of it taken', async () => {
    const { scenario } = await importBpmn(read(file));
    const again = await importBpmn(await exportBpmn(scenario as Scenario));
    expect(again.scenario).toEqual(scenario);
    expect(again.problems).toEqual([]);
    const roots = ['Error', 'Message'];
    expect(again.report.filter(({ verdict, type }) => verdict !== 'taken' && !roots.includes(type))).toEqual([]);
  });

  test('its draft can be checked, and every edge joins two of its nodes', async () => {
    const { scenario } = await importBpmn(read(file));
    const ids = new Set(scenario?.nodes.map(({ id }) => id));
    expect(ids.size).toBe(scenario?.nodes.length);
    expect(scenario?.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    expect(Array.isArray(checkScenario(scenario as Scenario, { policies: {}, prompts: {} }))).toBe(true);
  });
});

const wrap = (inside: string, attributes = '') =>
  `<?xml version="1.0"?>\n<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" ${attributes}>\n${inside}\n</b:definitions>`;

describe('bad files are refused by name', () => {
  const bomb = '<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY c "&a;&a;&a;&a;">]>';
  const outside = '<!DOCTYPE b [<!ENTITY f SYSTEM "file:///etc/passwd">]>';
  test.each([
    ['nothing at all', '', 'malformed-xml', 1],
    ['no XML', 'scenario: library', 'malformed-xml', 1],
    ['half a file', wrap('<b:process id="p">').slice(0, -5), 'malformed-xml', undefined],
    ['a tag that another closes', wrap('<b:process id="p">\n<b:task id="t"></b:process>'), 'malformed-xml', 4],
    ['another language', '<html><body/></html>', 'not-bpmn', 1],
    ['an entity bomb', `${bomb}${wrap('<b:process id="p" name="&c;"/>')}`, 'declaration', 1],
    ['an entity from outside', `\n${outside}${wrap('<b:process id="&f;"/>')}`, 'declaration', 2],
    ['tags without end', wrap('<b:subProcess id="s">'.repeat(70)), 'too-deep', 3],
    ['one id for all', wrap('<b:task id="t"/>'.repeat(200)), 'repeated-ids', 3],
    ['tags by the hundred thousand', wrap('<b:task/>'.repeat(100_000)), 'too-many-elements', 3],
    ['more than five megabytes', wrap(`<!--${'x'.repeat(5 * 1024 * 1024)}-->`), 'too-large', undefined],
    ['no process', wrap('<b:message id="m"/>'), 'no-process', undefined],
    [
      'too many elements',
      wrap(`<b:process id="p">${Array.from({ length: 2001 }, (_, n) => `<b:task id="t${n}"/>`).join('')}</b:process>`),
      'too-many-elements',
      undefined,
    ],
  ])('%s', async (_why, xml, rule, line) => {
    const { scenario, problems } = await importBpmn(xml);
    expect(scenario).toBeNull();
    expect(problems[0]?.rule).toBe(rule);
    if (line !== undefined) expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.message['zh-CN']).toMatch(/\p{Script=Han}/u);
  });

  test('a scenario that is too large for our language is refused by its rule, with the whole report', async () => {
    const tasks = Array.from({ length: 301 }, (_, n) => `<b:task id="t${n}"/>`).join('');
    const { scenario, problems, report } = await importBpmn(wrap(`<b:process id="p">${tasks}</b:process>`));
    expect(scenario).toBeNull();
    expect(problems.map(({ rule }) => rule)).toContain('too-big');
    expect(report).toHaveLength(302);
  });
});

describe('nothing crashes it', () => {
  const pieces = files.map(read);
  const cut = fc.record({
    at: fc.nat(),
    length: fc.nat(400),
    by: fc.oneof(fc.constant(''), fc.string(), fc.constantFrom('<', '"', '</', '<x/>', '&amp;', 'id="p"')),
  });
  test('files with pieces cut out and others put in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pieces), fc.array(cut, { minLength: 1, maxLength: 4 }), async (xml, cuts) => {
        let mutated = xml;
        for (const { at, length, by } of cuts) {
          const place = at % mutated.length;
          mutated = mutated.slice(0, place) + by + mutated.slice(place + length);
        }
        const { scenario, problems } = await importBpmn(mutated);
        expect(scenario !== null || problems.length > 0).toBe(true);
        if (scenario) expect((await importBpmn(await exportBpmn(scenario))).scenario).toEqual(scenario);
      }),
      { numRuns: 250 },
    );
  }, 90_000);

  test('any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string().map((inside) => wrap(inside)),
        ),
        async (xml) => {
          const { scenario, problems } = await importBpmn(xml);
          expect(scenario !== null || problems.length > 0).toBe(true);
        },
      ),
    );
  }, 30_000);
});
