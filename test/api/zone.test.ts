/** The service zone through the public interface: what anybody learns without signing in, and what nobody does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const get = (path: string) => it.send('GET', `/api/zone${path}`);
const codes = async (query: string): Promise<string[]> =>
  (await get(`/items?${query}`)).body.items.map(({ code }: { code: string }) => code);

/** Every name of a field in an answer. */
const fieldsIn = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(fieldsIn)
    : value !== null && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...fieldsIn(inner)])
      : [];

test('the places where something is opened, and what is opened there, whole or in part', async () => {
  expect((await get('/places')).body.items).toEqual([
    { region: '990000', items: 5 },
    { region: '990100', items: 4 },
    { region: '990200', items: 3 },
  ]);
  expect(await codes('region=990101')).toEqual(['YKT-SUB-01', 'YKT-TRA-01', 'YKT-CUL-01', 'YKT-CUL-03']);
  expect(await codes('region=110000')).toEqual([]);
  const { body } = await get('/items?region=990000&q=公园');
  expect(body.items).toMatchObject([
    { reach: 'part', where: [{ region: '990100', since: '2025-10-01', institutions: [{ en: 'Demo Park' }] }] },
  ]);
  expect((await get('/items?region=990101&q=公园')).body.items[0].reach).toBe('whole');
  expect((await get('?region=990100')).body).toMatchObject({ items: 4, institutions: 3 });
  expect((await get('?region=990100')).body.rows.map(({ group }: { group: string }) => group)).toContain(
    'culture-tourism',
  );
  expect(await codes('region=990000&group=culture-tourism&function=identity')).toContain('YKT-CUL-01');
  const first = (await get('/items?region=990000&limit=2')).body;
  expect((await codes(`region=990000&limit=20&after=${first.next}`)).length).toBe(3);
});

test('an item says where, by whom, with which card or code, and in whose words; nothing of an unpublished scenario', async () => {
  const { body, headers } = await get('/items/YKT-CUL-01?region=990101');
  expect(body).toMatchObject({
    services: [{ name: { en: 'Library lending' }, money: 'free', help: { who: { 'zh-CN': expect.any(String) } } }],
    where: [{ region: '990000', institutions: [{ 'zh-CN': '演示图书馆' }] }],
  });
  // Its item has two templates: the words of help are those of the scenario’s own.
  const subsidy = (await get('/items/YKT-SUB-01?region=990100')).body.services[0].help;
  expect(subsidy.who).toEqual(it.rulesets.packs.find(({ scenario }) => scenario.id === 'subsidy-review')!.help!.who);
  expect(body.modes).toContain('contact');
  expect(body.sources[0].quote).toContain('277个地市');
  expect(headers.get('cache-control')).toContain('public');
  expect((await get('/items/YKT-TRA-01?region=990101')).body.services).toEqual([]);
  expect((await get('/items/YKT-CUL-04?region=990101')).body.type).toBe('/problems/not-found');
  expect((await get('/items/YKT-CUL-01')).status).toBe(422);
});

test('a scenario that is suspended is no longer offered, once the half minute is over', async () => {
  const services = async () =>
    (await get('/services?region=990100')).body.items.map((each: { name: { en: string } }) => each.name.en);
  expect(await services()).toEqual(expect.arrayContaining(['Library lending', 'Park entry']));
  const reason = '系统维护，暂停两小时，期间请走人工通道或者稍后再来。';
  const body = { reason };
  expect((await it.as('reviewer', 'POST', '/api/scenarios/park-entry/versions/1/suspend', { body })).status).toBe(200);
  await it.skip(31_000);
  expect(await services()).not.toContain('Park entry');
  expect((await get('/items/YKT-CUL-03?region=990100')).body.services).toEqual([]);
});

test('institutions and questions are found by their words; each answer says what it stands on', async () => {
  const found = (await get('/institutions?region=990100&q=图书馆')).body.items;
  expect(found).toEqual([
    {
      ...{ name: { 'zh-CN': '演示图书馆', en: 'Demo Library' }, region: '990000' },
      items: [{ code: 'YKT-CUL-01', name: expect.any(Object) }],
    },
  ]);
  const { items, total } = (await get('/questions')).body;
  expect(total).toBeGreaterThan(12);
  for (const { source } of items) expect(source.title.en).not.toBe('');
  expect((await get('/questions?q=12333')).body.items.map(({ id }: { id: string }) => id)).toContain('whom-to-ask');
});

test('no answer has a field of the inside, nor an answer for anybody in particular', async () => {
  const paths = ['/places', '?region=990000', '/items?region=990000', '/items/YKT-CUL-01?region=990000'];
  const more = ['/services?region=990000', '/institutions?region=990000', '/questions'];
  const allowed =
    'items next total region institutions rows group counts identity record query settlement benefits payment code name zh-CN en functions reach where since modes services link sources title quote place summary money environment crossRegion asked help purpose who id topic question answer source kind';
  for (const path of [...paths, ...more]) {
    const { status, body, headers } = await get(path);
    expect(status, path).toBe(200);
    expect(
      [...new Set(fieldsIn(body))].filter((field) => !allowed.split(' ').includes(field)),
      path,
    ).toEqual([]);
    expect(headers.get('set-cookie')).toBeNull();
  }
});
