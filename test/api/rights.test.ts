/** Whoever may not, cannot: every route, asked by every kind of account, against a table that is written down here. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expressPath } from '../../engine/api/create-app.ts';
import { routes } from '../../engine/api/routes.ts';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { issueCertificate } from '../../engine/crypto/issue-certificate.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { hashPassword } from '../../engine/crypto/password.ts';
import { text } from '../../engine/core/text.ts';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';

/** d designer, r reviewer, o operator, a auditor, - signed out; e operator of another region, i designer of another institution, p approver, y duty operator, n applicant of another institution, m access manager. Upper case: allowed. */
const table: Record<string, string> = {
  'POST /api/sessions': 'D R O A - E I P Y N M',
  'GET /api/sessions/current': 'D R O A . E I P Y N M',
  'DELETE /api/sessions/current': 'D R O A . E I P Y N M',
  'GET /api/sessions/demo-accounts': 'D R O A - E I P Y N M',
  'GET /api/scenarios': 'D R O A . E I P Y . M',
  'POST /api/scenarios': 'D . . . . . I . . . .',
  'GET /api/scenarios/{id}': 'D R O A . . . P Y . M',
  'GET /api/scenarios/{id}/draft': 'D R O A . . . P Y . M',
  'PUT /api/scenarios/{id}/draft': 'D . . . . . . . . . .',
  'GET /api/scenarios/{id}/draft.bpmn': 'D R O A . . . P Y . M',
  'POST /api/scenarios/imports': 'D . . . . . I . . . .',
  'POST /api/scenarios/{id}/checks': 'D R O A . . . P Y . M',
  'GET /api/scenarios/{id}/ground': 'D R O A . . . P Y . M',
  'POST /api/scenarios/{id}/simulations': 'D . . . . . . . . . .',
  'GET /api/scenarios/{id}/stage': 'D R O A . . . P Y . M',
  'GET /api/scenarios/{id}/suite': 'D R O A . . . P Y . M',
  'PUT /api/scenarios/{id}/suite': 'D . . . . . . . . . .',
  'POST /api/scenarios/{id}/suite/runs': 'D R O A . . . P Y . M',
  'POST /api/scenarios/{id}/suite/generations': 'D . . . . . . . . . .',
  'POST /api/scenarios/{id}/filings': 'D . . . . . . . . . .',
  'GET /api/scenarios/{id}/versions': 'D R O A . . . P Y . M',
  'GET /api/scenarios/{id}/versions/{version}': 'D R O A . . . P Y . M',
  'POST /api/scenarios/{id}/versions/{version}/publish': '. R . . . . . . . . .',
  'POST /api/scenarios/{id}/versions/{version}/return': '. R . . . . . . . . .',
  'POST /api/scenarios/{id}/versions/{version}/withdraw': 'D . . . . . . . . . .',
  'POST /api/scenarios/{id}/versions/{version}/suspend': '. R . . . . . . . . .',
  'POST /api/scenarios/{id}/versions/{version}/resume': '. R . . . . . . . . .',
  'POST /api/scenarios/{id}/versions/{version}/retire': '. R . . . . . . . . .',
  'PUT /api/scenarios/{id}/versions/{version}/rollout': '. R . . . . . . . . .',
  'POST /api/scenarios/{id}/versions/{version}/migrations': '. R . . . . . . . . .',
  'GET /api/scenarios/{id}/differences': 'D R O A . . . P Y . M',
  'GET /api/scenarios/{id}/impact': 'D R O A . . . P Y . M',
  'POST /api/attachments': 'D . . . . . I . . . .',
  'GET /api/attachments': 'D R O A . E I P Y . M',
  'GET /api/attachments/{id}': 'D R O A . . . P Y . M',
  'DELETE /api/attachments/{id}': 'D . . . . . . . . . .',
  'GET /api/scenarios/{id}/comments': 'D R . A . . . . Y . .',
  'POST /api/scenarios/{id}/comments': 'D R . . . . . . Y . .',
  'GET /api/scenarios/{id}/comments/people': 'D R . . . . . . Y . .',
  'PUT /api/comments/{id}': 'D R . . . . . . Y . .',
  'DELETE /api/comments/{id}': 'D R . . . . . . Y . .',
  'POST /api/comments/{id}/resolve': 'D R . . . . . . Y . .',
  'POST /api/comments/{id}/reopen': 'D R . . . . . . Y . .',
  'GET /api/mentions': 'D R . A . . I . Y . .',
  'GET /api/mentions/counts': 'D R . A . . I . Y . .',
  'POST /api/mentions/read': 'D R . A . . I . Y . .',
  'GET /api/standard': 'D R O A . E I P Y N M',
  'GET /api/standard/conformance': 'D R . A . . I . . . M',
  'POST /api/standard/impact': 'D R . A . . I . . . M',
  'GET /api/scenarios/{id}/live': 'D R O A . . . P Y . .',
  'POST /api/scenarios/{id}/cases': 'D . O . . . . . . . .',
  'GET /api/cases': 'D R O A . E I P Y . .',
  'POST /api/cases/searches': 'D R O A . E I P Y . .',
  'GET /api/cases/{id}': 'D R O A . . . P Y . .',
  'GET /api/cases/{id}/timeline': 'D R O A . . . P Y . .',
  'GET /api/cases/{id}/events': 'D R O A . . . P Y . .',
  'GET /api/cases/{id}/overlay': 'D R O A . . . P Y . .',
  'GET /api/cases/{id}/explanation': 'D R O A . . . P Y . .',
  'POST /api/cases/{id}/pause': '. . . . . . . . Y . .',
  'POST /api/cases/{id}/resume': '. . . . . . . . Y . .',
  'POST /api/cases/{id}/cancel': '. . . . . . . . Y . .',
  'POST /api/cases/{id}/retry': '. . . . . . . . Y . .',
  'POST /api/cases/{id}/skip': '. . . . . . . . Y . .',
  'POST /api/cases/controls': '. . . . . . . . Y . .',
  'POST /api/cases/{id}/messages': '. . O . . . . . Y . .',
  'GET /api/tasks': 'D R O A . E I P Y N M',
  'GET /api/tasks/counts': 'D R O A . E I P Y N M',
  'GET /api/tasks/{id}': 'D R O A . . . P Y . M',
  'POST /api/tasks/{id}/answer': 'D R O . . . . P Y . M',
  'GET /api/delegations': 'D R O A . E I P Y N M',
  'POST /api/delegations': '. . . . . . . P Y N M',
  'GET /api/delegations/people': '. . . . . . . P Y N M',
  'DELETE /api/delegations/{id}': '. . . . . . . P Y N M',
  'GET /api/policies': 'D R . A . . I . . . M',
  'POST /api/policies': 'D . . . . . I . . . .',
  'GET /api/policies/{name}': 'D R . A . . . . . . M',
  'GET /api/policies/{name}/versions': 'D R . A . . . . . . M',
  'POST /api/policies/{name}/versions': 'D . . . . . . . . . .',
  'POST /api/policies/{name}/versions/{version}/release': '. R . . . . . . . . .',
  'POST /api/policies/{name}/versions/{version}/return': '. R . . . . . . . . .',
  'POST /api/policies/{name}/versions/{version}/withdraw': 'D . . . . . . . . . .',
  'GET /api/policies/{name}/layers': 'D R . A . . . . . . M',
  'GET /api/policies/{name}/impact': 'D R . A . . . . . . M',
  'GET /api/policies/{name}/suite': 'D R . A . . . . . . M',
  'PUT /api/policies/{name}/suite': 'D . . . . . . . . . .',
  'POST /api/policies/{name}/suite/run': 'D R . A . . . . . . M',
  'POST /api/policies/import': 'D . . . . . I . . . .',
  'GET /api/policies/{name}/export': 'D R . A . . . . . . M',
  'GET /api/catalogue': 'D R O A . E I P Y . M',
  'GET /api/catalogue/matrix': 'D R O A . E I P Y . M',
  'GET /api/catalogue/export': 'D R O A . E I P Y . M',
  'POST /api/catalogue/imports': 'D . . . . . . . . . .',
  'GET /api/catalogue/{code}': 'D R O A . E I P Y . M',
  'PUT /api/catalogue/{code}/openings': 'D . . . . . . . . . .',
  'POST /api/policies/{name}/what-if': 'D R . A . . . . . . .',
  'GET /api/policies/{name}/decisions': 'D R . A . . . . . . M',
  'GET /api/province': 'D R . A . . I . . . .',
  'GET /api/facts': 'D R . A . . I . . . M',
  'GET /api/prompts': 'D R . A . . I . . . M',
  'GET /api/prompts/translations': 'D R O A . E I P Y N M',
  'GET /api/prompts/uses': 'D R . A . . I . . . M',
  'GET /api/packs': 'D R O A . E I P Y . M',
  'GET /api/packs/{id}': 'D R O A . E I P Y . M',
  'GET /api/procedures': '. . . A . . . P Y N M',
  'GET /api/procedures/cases': '. . . A . . . P Y N M',
  'GET /api/procedures/cases.csv': '. . . A . . . P Y N M',
  'GET /api/procedures/batch-access/template.csv': '. . . A . . . P Y N M',
  'GET /api/cases/{id}/items': '. . . A . . . P Y N M',
  'GET /api/cases/{id}/items/summary': '. . . A . . . P Y N M',
  'GET /api/cases/{id}/items.csv': '. . . A . . . P Y N M',
  'POST /api/procedures/{kind}/cases': '. . . . . . . . . N .',
  'POST /api/cases/{id}/acts': '. . . . . . . P Y N M',
  'GET /api/cases/{id}/people': '. . . . . . . P Y N M',
  'GET /api/cases/{id}/application': '. . . A . . . P Y N M',
  'POST /api/cases/{id}/application/unmask': '. . . . . . . P Y N M',
  'PUT /api/cases/{id}/application': '. . . . . . . P Y N M',
  'POST /api/cases/{id}/materials': '. . . . . . . P Y N M',
  'GET /api/cases/{id}/materials/{file}': '. . . A . . . P Y N M',
  'DELETE /api/cases/{id}/materials/{file}': '. . . . . . . P Y N M',
  'GET /api/cases/{id}/conformance-runs': '. . . A . . . P Y N M',
  'POST /api/cases/{id}/conformance-runs': '. . . . . . . P Y N M',
  'GET /api/cases/{id}/conformance-runs/{run}': '. . . A . . . P Y N M',
  'GET /api/registrations': '. . . A . . . P Y N M',
  'GET /api/registrations/{id}': '. . . A . . . P Y N M',
  'POST /api/registrations/{id}/suspend': '. . . . . . . . Y N M',
  'POST /api/registrations/{id}/resume': '. . . . . . . . Y N M',
  'POST /api/registrations/{id}/termination': '. . . . . . . P . . M',
  'POST /api/registrations/{id}/termination/decision': '. . . . . . . P . . M',
  'GET /api/registrations/{id}/impact': '. . . A . . . P Y N M',
  'GET /api/registrations/{id}/orders': '. . . A . . . P Y N M',
  'GET /api/divergences': '. . . A . . . P Y N M',
  'POST /api/divergences/check': '. . . . . . . . Y . .',
  'GET /api/cardholders': 'D . O . . E I . . . .',
  'GET /api/institutions': 'D R O A . E I P Y N M',
  'GET /api/certificates': '. . . A . . . . Y N M',
  'POST /api/certificates': '. . . . . . . . . . M',
  'GET /api/certificates/{serial}': '. . . A . . . . Y . M',
  'POST /api/certificates/{serial}/complete': '. . . . . . . . . . M',
  'POST /api/certificates/{serial}/revoke': '. . . . . . . . . . M',
  'GET /api/ca/certificate': 'D R O A - E I P Y N M',
  'GET /api/ca/revocations': 'D R O A - E I P Y N M',
  'POST /open/messages': 'D R O A - E I P Y N M',
  'GET /api/terminals': '. . . A . . . . Y N M',
  'POST /api/terminals/imports': '. . . . . . . . . N M',
  'GET /api/terminals/{id}': '. . . A . . . . Y . M',
  'PUT /api/terminals/{id}/binding': '. . . . . . . . . . M',
  'POST /api/terminals/{id}/suspend': '. . . . . . . . . . M',
  'POST /api/terminals/{id}/resume': '. . . . . . . . . . M',
  'POST /api/terminals/{id}/replace': '. . . . . . . . . . M',
  'POST /api/terminals/{id}/recall': '. . . . . . . . . . M',
  'POST /api/terminals/{id}/scrap': '. . . . . . . . . . M',
  'POST /api/terminals/{id}/challenges': 'D R O A - E I P Y N M',
  'POST /api/terminals/{id}/activation': 'D R O A - E I P Y N M',
  'POST /api/terminals/{id}/heartbeat': 'D R O A - E I P Y N M',
  'GET /api/terminal-models': '. . . A . . . . Y N M',
  'PUT /api/terminal-models/{id}': '. . . . . . . . . . M',
  'GET /api/psams': '. . . A . . . . Y N M',
  'POST /api/psams': '. . . . . . . . . N M',
  'GET /api/psams/{serial}': '. . . A . . . . Y . M',
  'POST /api/psams/{serial}/request': '. . . . . . . . . . M',
  'POST /api/psams/{serial}/withdraw': '. . . . . . . . . . M',
  'POST /api/psams/{serial}/refuse': '. . . . . . . . . . M',
  'POST /api/psams/{serial}/issue': '. . . . . . . . . . M',
  'POST /api/psams/{serial}/bind': '. . . . . . . . . . M',
  'POST /api/psams/{serial}/replace': '. . . . . . . . . . M',
  'POST /api/psams/{serial}/recall': '. . . . . . . . . . M',
  'POST /api/psams/{serial}/scrap': '. . . . . . . . . . M',
  'GET /api/notices': '. . . . . . . . Y . M',
  'GET /api/notices/{id}': '. . . . . . . . Y . M',
  'POST /api/notices/{id}/resend': '. . . . . . . . Y . M',
  'GET /api/cases/{id}/notices': '. . . A . . . P Y N M',
  'GET /api/webhooks': '. . . . . . . . . N .',
  'POST /api/webhooks': '. . . . . . . . . N .',
  'POST /api/webhooks/{id}/pause': '. . . . . . . . . . .',
  'POST /api/webhooks/{id}/resume': '. . . . . . . . . . .',
  'DELETE /api/webhooks/{id}': '. . . . . . . . . . .',
  'POST /api/webhooks/{id}/tests': '. . . . . . . . . . .',
  'GET /api/webhooks/{id}/deliveries': '. . . . . . . . . . .',
  'GET /api/channels': 'D R O A - E I P Y N M',
  'GET /api/data-resources': '. . . A . . . P Y N M',
  'GET /api/catalogue-codes': '. . . A . . . P Y N M',
  'GET /healthz': 'D R O A - E I P Y N M',
  'GET /readyz': 'D R O A - E I P Y N M',
  'GET /api/openapi.json': 'D R O A - E I P Y N M',
  'POST /api/policies/{name}/versions/{version}/trial/ending': 'D . . . . . . . . . .',
  'POST /api/policies/{name}/versions/{version}/trial/end': '. R . . . . . . . . .',
  'GET /api/zone/places': 'D R O A - E I P Y N M',
  'GET /api/zone': 'D R O A - E I P Y N M',
  'GET /api/zone/items': 'D R O A - E I P Y N M',
  'GET /api/zone/items/{code}': 'D R O A - E I P Y N M',
  'GET /api/zone/services': 'D R O A - E I P Y N M',
  'GET /api/zone/institutions': 'D R O A - E I P Y N M',
  'GET /api/zone/questions': 'D R O A - E I P Y N M',
};
const askers = [
  'designer',
  'reviewer',
  'operator',
  'auditor',
  null,
  'operator-elsewhere',
  'designer-of-institution',
  'approver',
  'duty-operator',
  'applicant-bus',
  'access-manager',
];

let it: TestApi;
const library = { organization: '示范图书馆', creditCode: '91350100M000100Y43', commonName: 'demo-library' };
const own: Record<string, string> = {};

beforeAll(async () => {
  it = await startApi();
  const { designer } = Object.fromEntries(demoAccounts.map((each) => [each.account, each]));
  await it.api.store.accounts.add({
    ...designer!,
    account: 'designer-of-institution',
    institution: 'demo-museum',
    password: await hashPassword('Test-only-1'),
    demo: false,
  });
  // Things that belong to the library: another institution and another region must not reach them.
  const place = { region: '990000', institution: 'demo-library' };
  const author = { by: 'designer', at: new Date().toISOString() };
  const scenario = { ...it.rulesets.scenarios.find(({ id }) => id === 'park-entry')!, id: 'library-gate' };
  await it.api.store.scenarios.create(scenario, place, author, { made: 'test 1', of: '' });
  const policy = { ...it.rulesets.policies[0]!, name: 'library-own' };
  await it.api.store.policies.create({ policy, digest: '0', place, author, attempt: { made: 'test 2', of: '' } });
  const opened = await it.as('operator', 'POST', '/api/scenarios/park-entry/cases', { body: { card: 'demo-wang' } });
  const id = 'rights-test~form~1';
  const words = text('填写', 'Fill in');
  const request = { title: words, role: 'operator', level: 'case', fields: [], actions: [], shows: [] } as const;
  const task = { id, state: 'open', token: 1, visit: 1, node: 'form', place, request, dueAt: null } as const;
  await it.api.store.tasks.project('rights-test', {
    stretch: 1,
    holder: null,
    tasks: [{ ...task, scenario: { id: scenario.id, name: words }, at: author.at, answers: [] }],
  });
  const file = {
    as: 'other',
    digest: '0',
    type: 'text/plain',
    size: 1,
    bytes: Buffer.from('x'),
    name: 'x.txt',
  } as const;
  const attachment = { ...file, id: 'library-file', scenario: scenario.id, ...place, ...author };
  await it.api.store.attachments.add({ ...attachment, by: 'somebody' }, { made: 'test 3', of: '' });
  const remark = {
    thread: null,
    node: null,
    version: null,
    text: 'x',
    mentions: [],
    byName: words,
    scenarioName: words,
  };
  const comment = { ...remark, id: 'library-comment', scenario: scenario.id, ...place, ...author, by: 'somebody' };
  await it.api.store.comments.add(comment, { made: 'test 4', of: '' });
  const notice = await it.api.store.notices.put(
    {
      ...{ key: 'test 5', template: 'access.approved', channel: 'sms', to: '19900000001', about: null },
      ...{ subject: words, text: words, shown: { subject: words, text: words } },
      ...{ region: place.region, institution: place.institution },
    },
    author.at,
  );
  Object.assign(own, { attachment: attachment.id, comment: comment.id, notice });
  const issued = await issueCertificate(
    { authority: it.api.authority, records: it.api.store.certificates, now: it.api.now },
    {
      ...{ issuance: 'rights-test', holder: { kind: 'system', id: 'library' } as const, place, by: 'somebody' },
      ...{ request: writeRequest(generatePrivateKey(), library, it.api.now()), subject: library },
      receivedAt: author.at,
    },
  );
  Object.assign(own, { certificate: issued.serial });
  await it.api.store.webhooks.add(
    {
      ...{ id: 'library-webhook', url: 'https://library.example.org/in', events: ['granted'], secret: 'x'.repeat(16) },
      ...{ region: place.region, institution: place.institution, by: 'somebody', createdAt: author.at },
    },
    { made: 'test 6', of: '' },
  );
  Object.assign(own, { task: id, scenario: scenario.id, policy: policy.name, case: opened.body.id });
});
afterAll(() => it?.stop());

const addressOf = (path: string): string =>
  path
    .replace('/attachments/{id}', `/attachments/${own['attachment']}`)
    .replace('/comments/{id}', `/comments/${own['comment']}`)
    .replace('/tasks/{id}', `/tasks/${own['task']}`)
    .replace('/cases/{id}', `/cases/${own['case']}`)
    .replace('/terminals/{id}', '/terminals/DEMO-LIB-0002')
    .replace('/psams/{serial}', '/psams/990000000002')
    .replace('/notices/{id}', `/notices/${own['notice']}`)
    .replace('/webhooks/{id}', '/webhooks/library-webhook')
    .replace('/certificates/{serial}', `/certificates/${own['certificate'] ?? ''}`)
    .replace('{id}', own['scenario'] ?? '')
    .replace('{name}', own['policy'] ?? '')
    .replace('{version}', '99');

async function tokenOf(account: string): Promise<string> {
  if (account !== 'designer-of-institution') {
    // A token of its own: signing out must not end the others.
    const { password } = demoAccounts.find((each) => each.account === account)!;
    return (await it.send('POST', '/api/sessions', { body: { account, password } })).body.token;
  }
  return (await it.send('POST', '/api/sessions', { body: { account, password: 'Test-only-1' } })).body.token;
}

const tokens: Record<string, string> = {};
beforeAll(async () => {
  for (const asker of [...askers, 'clerk']) if (asker) tokens[asker] = await tokenOf(asker);
});

test('the table names every route, and the application serves no other', () => {
  const named = (list: { method: string; path: string }[]) =>
    list.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort();
  expect(named([...routes])).toEqual(Object.keys(table).sort());
  const stack = it.app.router.stack;
  const served = stack.flatMap(({ route }) =>
    route ? [...new Set(route.stack.map(({ method }) => `${method?.toUpperCase()} ${route.path}`))] : [],
  );
  expect(served.sort()).toEqual(named(routes.map(({ method, path }) => ({ method, path: expressPath(path) }))));
  expect(stack.filter(({ route }) => !route).map(({ name }) => name)).toEqual([
    'helmetMiddleware',
    '<anonymous>',
    '<anonymous>',
    '<anonymous>',
  ]);
});

test.each(Object.entries(table))('%s', async (name, allowed) => {
  const [method = '', path = ''] = name.split(' ');
  expect(allowed.split(' ')).toHaveLength(askers.length);
  for (const [index, asker] of askers.entries()) {
    const may = !['.'].includes(allowed.split(' ')[index] ?? '');
    const token = asker === null ? undefined : name.startsWith('DELETE') ? await tokenOf(asker) : tokens[asker];
    const { status, body } = await it.send(method, addressOf(path), {
      token,
      // No attempt and no body: whoever may, is told so, and nothing happens.
      ...(method !== 'GET' && { body: '[]' }),
    });
    const refusal = [401, 403].includes(status) ? body.type : 'allowed';
    const expected = may ? 'allowed' : asker === null ? '/problems/not-signed-in' : '/problems/forbidden';
    expect(`${asker}: ${refusal}`).toBe(`${asker}: ${expected}`);
  }
});

test('lists show nothing of another region or another institution', async () => {
  const ids = async (asker: string, path: string) => {
    const { body } = await it.send('GET', path, { token: tokens[asker] });
    return body.items.map((each: { id?: string; name?: string }) => each.id ?? each.name);
  };
  expect(await ids('operator', '/api/scenarios')).toContain('library-gate');
  expect(await ids('designer-of-institution', '/api/scenarios')).toEqual([
    'library-lending',
    'park-entry',
    'subsidy-review',
  ]);
  expect(await ids('operator-elsewhere', '/api/scenarios')).toEqual([]);
  // A city uses what its province provides.
  expect(await ids('clerk', '/api/scenarios')).toContain('subsidy-review');
  expect(await ids('clerk', '/api/cases')).toEqual([]);
  expect(await ids('auditor', '/api/cases')).toEqual([own['case']]);
  expect(await ids('designer-of-institution', '/api/cases')).toEqual([]);
  expect(await ids('operator-elsewhere', '/api/cases')).toEqual([]);
  expect(await ids('designer-of-institution', '/api/policies')).not.toContain('library-own');
});
