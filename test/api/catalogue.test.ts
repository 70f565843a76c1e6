/** The application catalogue through the public interface: searched, counted, imported into without a half, and opened place by place. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type TestApi } from '../support/platform-api.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi();
});
afterAll(() => it?.stop());

const get = (path: string, as = 'operator') => it.as(as, 'GET', `/api/catalogue${path}`);
const codes = async (query: string): Promise<string[]> =>
  (await get(query)).body.items.map(({ code }: { code: string }) => code);
const head = ['编码', '名称', '业务类别', '用卡功能'];
const send = (cells: string[][], query = '', as = 'designer', revision?: number) =>
  it.as(as, 'POST', `/api/catalogue/imports${query}`, {
    body: { cells: [head, ...cells], ...(revision !== undefined && { revision }) },
  });

test('gives whoever applies its codes with their names, and nothing else of it', async () => {
  const { body } = await it.as('applicant', 'GET', '/api/catalogue-codes');
  const { total } = (await get('?limit=1')).body;
  expect([body.items.length, body.next]).toEqual([total, null]);
  expect(body.items).toContainEqual({
    ...{ code: 'YKT-CUL-01', group: 'culture-tourism' },
    name: { 'zh-CN': '图书借阅', en: 'Library lending' },
  });
  expect((await get('/YKT-CUL-01', 'applicant')).status).toBe(403);
});

test('is searched, filtered and paged; an item quotes its sources and says which scenario serves it', async () => {
  expect(await codes('?q=图书')).toEqual(['YKT-CUL-01']);
  expect(await codes('?group=maternity&function=settlement')).toEqual(['YKT-MAT-02']);
  expect(await codes('?field=disabled')).toHaveLength(3);
  const first = (await get('?limit=50')).body;
  const second = (await get(`?limit=50&after=${first.next}`)).body;
  expect(first.items.length + second.items.length).toBe(first.total);
  expect(second.next).toBeNull();
  expect((await get('?after=nothing')).body.errors[0]).toMatchObject({ pointer: '/after', rule: 'cursor' });
  expect((await get('?function=flight')).status).toBe(422);

  const { body, headers } = await get('/YKT-CUL-01');
  expect(body).toMatchObject({
    templates: [{ id: 'library-lending' }],
    scenarios: [{ id: 'library-lending', published: 1 }],
    spread: { cities: 277 },
  });
  expect(body.sources[0]).toMatchObject({ source: 'N', title: { en: expect.stringContaining('Compile notes') } });
  expect(body.sources[0].quote).toContain('277个地市');
  expect([body.opened, headers.get('etag')]).toEqual([['990000'], '"1"']);
  expect((await get('/nothing')).status).toBe(404);
});

test('the matrix has the six functions by the groups, and what the sources count', async () => {
  const { body } = await get('/matrix');
  expect(body.rows).toHaveLength(20);
  expect(body.rows[0]).toMatchObject({ group: 'employment', stated: { count: 21 }, opened: 0 });
  expect(body.editions.map(({ total }: { total: number }) => total)).toEqual([102, 160]);
  expect(body.sum.named).toBe(body.sum.items);
});

test('an import is tried first, kept as a whole, and changes nothing the second time; bad rows are named by column', async () => {
  const rows = [
    ['101', '就业登记', '就业', '身份凭证'],
    ['901', '社保卡乘轮渡', '交通出行', '身份凭证、金融支付'],
    ['902', '', '交通出行', '飞行'],
  ];
  const dry = await send(rows, '?dry=true');
  expect(dry.body).toMatchObject({ dry: true, revision: 0, sum: { new: 1, changed: 1, same: 0, refused: 1 } });
  expect(dry.body.rows[2]).toMatchObject({
    ...{ line: 4, code: '902', result: 'refused' },
    errors: [
      { column: 'name', rule: 'required' },
      { column: 'functions', rule: 'unknown-functions' },
    ],
  });
  expect(await codes('?q=轮渡')).toEqual([]);

  const done = await send(rows, '', 'designer', dry.body.revision);
  expect(done.body).toMatchObject({ dry: false, revision: 1, sum: { new: 1, changed: 1, refused: 1 } });
  expect(await codes('?q=轮渡')).toEqual(['901']);
  expect((await get('/YKT-EMP-01')).body).toMatchObject({ code: '101', formerly: 'YKT-EMP-01', isImported: true });
  const again = await send(rows);
  expect(again.body).toMatchObject({ revision: 1, sum: { new: 0, changed: 0, same: 2, refused: 1 } });
  expect((await send(rows, '', 'designer', 0)).body.type).toBe('/problems/edited-meanwhile');
});

test('of two imports at once none is lost: the later one is told to look again', async () => {
  const both = await Promise.all(['甲', '乙'].map((name, index) => send([[`80${index}`, `同时${name}`, '教育', '']])));
  const kept = both.filter(({ status }) => status === 200).length;
  expect(kept).toBeGreaterThan(0);
  expect(both.every(({ status }) => [200, 412].includes(status))).toBe(true);
  expect(await codes('?q=同时')).toHaveLength(kept);
});

test('a list without the columns it needs, and one too long, are refused by field', async () => {
  const lacking = await it.as('designer', 'POST', '/api/catalogue/imports', { body: { cells: [['名称'], ['甲']] } });
  expect(lacking.body.errors.map(({ rule }: { rule: string }) => rule)).toEqual(['column-code', 'column-group']);
  const long = await send(Array.from({ length: 5_001 }, (_, index) => [`L${index}`, `第${index}项`, '就业', '']));
  expect([long.status, long.body.errors[0].pointer]).toEqual([422, '/cells']);
});

test('openings are set by revision; what does not exist or lies elsewhere is refused', async () => {
  const openings = {
    regions: [{ region: '990101', since: '2026-03-01', institutions: ['demo-park'] }],
    scenarios: ['subsidy-review'],
    zoneLink: 'https://zone.example/allowance',
  };
  const put = (body: object, revision: number, as = 'designer') =>
    it.as(as, 'PUT', '/api/catalogue/YKT-CIV-01/openings', { body, headers: { 'if-match': `"${revision}"` } });
  expect((await put(openings, 0)).body).toMatchObject({ revision: 1 });
  expect((await put(openings, 0)).body.type).toBe('/problems/edited-meanwhile');
  expect((await put(openings, 1, 'reviewer')).status).toBe(403);
  const { body } = await get('/YKT-CIV-01');
  expect(body).toMatchObject({
    revision: 1,
    opened: ['990101'],
    openings: { zoneLink: 'https://zone.example/allowance' },
  });
  expect(body.scenarios.map(({ id }: { id: string }) => id)).toEqual(['subsidy-review']);
  expect(await codes('?region=990101&group=civil-affairs')).toEqual(['YKT-CIV-01']);
  expect(await codes('?region=990200&group=civil-affairs')).toEqual([]);
  expect(await codes('?state=opened&group=civil-affairs')).toEqual(['YKT-CIV-01']);
  const wrong = await put(
    { regions: [{ region: '110000', institutions: ['nobody'] }], scenarios: ['nothing'], zoneLink: null },
    1,
  );
  expect(wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/regions/0/region',
    '/regions/0/institutions/0',
    '/scenarios/0',
  ]);
  expect((await put({ zoneLink: 'http://zone.example' }, 1)).body.errors[0].pointer).toBe('/zoneLink');
});

test('what is said of an item stays with it when the official list gives it another code', async () => {
  await send([['303', '低保金发放', '民政', '缴费和待遇领取']]);
  expect((await get('/303')).body).toMatchObject({ opened: ['990101'], revision: 1 });
});

test('is exported as CSV that comes back as it was', async () => {
  const { body, headers } = await get('/export?group=education');
  expect(headers.get('content-type')).toContain('text/csv');
  expect(String(body).split('\r\n')[0]).toContain('编码,名称');
  expect(String(body)).toContain('YKT-EDU-01');
});
