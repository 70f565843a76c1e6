/** Every page of the web application, by its route, with each state of it that looks different: what the tests for everyone walk through. */
import type { Page } from 'playwright-core';
import { anotherEdition } from './another-edition.ts';

/** A state of a page: what one does to see it, in whatever language is in use. */
export interface State {
  name: string;
  enter: (page: Page) => Promise<void>;
}

export interface Place {
  /** A demo account; null where nobody is signed in. */
  account: string | null;
  /** The address; `case`, `task`, `notice`, `application` and `submitted` stand for one of each. */
  at: string;
  /** What is there once the page is. */
  ready: string;
  states?: readonly State[];
}

const press =
  (name: RegExp, role: 'button' | 'link' | 'tab' | 'menuitem' = 'button') =>
  async (page: Page) => {
    await page.getByRole(role, { name }).first().click();
  };

/** Looks at something for as long as it is open, which Escape ends. */
const dialogue = (name: string, button: RegExp): State => ({
  name,
  enter: async (page) => {
    await press(button)(page);
    await page.getByRole('dialog').waitFor();
  },
});

const search = (words: string): State => ({
  name: 'nothing found',
  enter: async (page) => {
    await page.getByRole('searchbox').fill(words);
    await page.locator('main h2').first().waitFor();
  },
});

const quickSearch: State = {
  name: 'quick search',
  enter: async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('p');
    await page.getByRole('option').first().waitFor();
  },
};

const accountMenu: State = {
  name: 'account menu',
  enter: async (page) => {
    await press(/^(账号：|Account: )/)(page);
    await page.getByRole('menuitem').last().waitFor();
  },
};

/** Compares a draft over something else than its test rows, and waits for what was found. */
const whatIfOver = (label: RegExp) => async (page: Page) => {
  await press(/^(试算影响|What if)/, 'tab')(page);
  await page.locator('.ant-segmented-item').filter({ hasText: label }).click();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
};

const shownAs = (name: string, label: RegExp): State => ({
  name,
  enter: async (page) => {
    await page.locator('.ant-segmented-item').filter({ hasText: label }).click();
  },
});

const outline = shownAs('outline', /^(大纲|Outline)$/);

const onCanvas = (name: string, key: string): State => ({
  name,
  enter: async (page) => {
    await page.locator('.react-flow__node[data-id="start"]').focus();
    await page.keyboard.press(key);
    await page.locator('[role=dialog], .find-bar').first().waitFor();
  },
});

const divisions: State = {
  name: 'divisions',
  enter: async (page) => {
    await press(/^(试运行|Try it)$/, 'tab')(page);
    await page.getByRole('combobox', { name: /^(办理地点|Place)$/ }).press('ArrowDown');
    await page.getByRole('treeitem').first().click();
    await page.getByRole('treeitem', { level: 2 }).first().waitFor();
  },
};

/** In large type, for this look only: the device would remember it. */
const elders: State = {
  name: 'large type',
  enter: async (page) => {
    await press(/^(长辈版|Large type)$/)(page);
    await page.evaluate("localStorage.removeItem('yikatong.elders')");
  },
};

/** By route; the routes are those of designer/app/app.tsx. */
export const places: Record<string, readonly Place[]> = {
  '/sign-in': [
    {
      account: null,
      at: '/sign-in?next=%2Fcases',
      ready: 'form',
      states: [{ name: 'nothing filled in', enter: press(/^(登录|Sign in)$/) }],
    },
  ],
  '/scenarios': [
    {
      account: 'designer',
      at: '/scenarios',
      ready: 'table',
      states: [quickSearch, accountMenu, search('Xyzzy')],
    },
  ],
  '/scenarios/new': [
    {
      account: 'designer',
      at: '/scenarios/new',
      ready: 'main form',
      states: [{ name: 'nothing answered', enter: press(/^(下一步|Next)/) }],
    },
    {
      account: 'designer',
      at: '/scenarios/new?way=templates',
      ready: 'main input[type=radio]',
      states: [
        {
          name: 'template chosen',
          enter: async (page) => {
            await page.locator('main input[type=radio]').first().check();
            await page.locator('main form').waitFor();
          },
        },
      ],
    },
    {
      account: 'designer',
      at: '/scenarios/new?way=file',
      ready: 'main section h2',
      states: [
        {
          name: 'foreign file',
          enter: async (page) => {
            await page.locator('input[type=file]').setInputFiles('test/fixtures/bpmn/flowable-design.bpmn');
            await page.locator('main form').waitFor();
          },
        },
      ],
    },
    { account: 'operator', at: '/scenarios/new', ready: 'main h1' },
  ],
  '/scenarios/:id': [
    {
      account: 'designer',
      at: '/scenarios/library-lending',
      ready: '.react-flow__node, main ol',
      states: [
        outline,
        {
          name: 'a node',
          enter: async (page) => {
            await outline.enter(page);
            await page.locator('main ol button').nth(1).click();
            await page.getByRole('complementary').waitFor();
          },
        },
        {
          name: 'checks',
          enter: async (page) => {
            await press(/^(检查|Check)$/)(page);
            await page.getByRole('complementary').getByRole('status').waitFor();
          },
        },
        {
          name: 'use the card',
          enter: async (page) => {
            await press(/^(用卡|Use the card)$/)(page);
            await page.locator('input[name=card]').first().waitFor();
          },
        },
      ],
    },
  ],
  '/scenarios/:id/edit': [
    {
      account: 'designer',
      at: '/scenarios/park-entry/edit',
      ready: '.react-flow__node, main ol',
      states: [
        onCanvas('next step', 'a'),
        onCanvas('connect to', 'c'),
        onCanvas('shortcuts', '?'),
        onCanvas('find', 'Control+f'),
        divisions,
        outline,
      ],
    },
  ],
  '/scenarios/:id/file': [
    { account: 'designer', at: '/scenarios/subsidy-review/file', ready: '#impact' },
    { account: 'operator', at: '/scenarios/subsidy-review/file', ready: 'main section h2' },
  ],
  '/scenarios/:id/versions': [
    {
      account: 'reviewer',
      at: '/scenarios/park-entry/versions',
      ready: 'article',
      states: [dialogue('suspend', /^(暂停|Suspend) /), dialogue('retire', /^(退役|Retire) /)],
    },
    {
      account: 'designer',
      at: '/scenarios/library-lending/versions',
      ready: 'article',
      states: [dialogue('withdraw', /^(撤回备案|Withdraw) /)],
    },
    {
      account: 'designer',
      at: '/scenarios/park-entry/versions',
      ready: 'article',
      states: [dialogue('restore', /^(取回为草稿|Take back as draft)/)],
    },
  ],
  '/scenarios/:id/versions/compare': [
    { account: 'reviewer', at: '/scenarios/park-entry/versions/compare?from=1', ready: 'main h2' },
    { account: 'designer', at: '/scenarios/park-entry/versions/compare?from=1&to=2', ready: '#decided-title' },
    {
      account: 'reviewer',
      at: '/scenarios/library-lending/versions/compare?from=1&to=2',
      ready: '#decision-title',
      states: [
        dialogue('publish', /^(发布版本|Publish version) 2$/),
        dialogue('return', /^(退回修改|Return to be mended)$/),
      ],
    },
  ],
  '/scenarios/:id/live': [
    { account: 'duty-operator', at: '/scenarios/subsidy-review/live', ready: 'main h2, main table' },
    { account: 'designer', at: '/scenarios/park-entry/live', ready: 'main h2, main table' },
  ],
  '/prompts': [
    {
      account: 'designer',
      at: '/prompts',
      ready: 'main table',
      states: [
        search('Xyzzy'),
        {
          name: 'one prompt',
          enter: async (page) => {
            await page.locator('main tbody a').first().click();
            await page.getByRole('dialog').waitFor();
          },
        },
        {
          name: 'a translated sheet',
          enter: async (page) => {
            await page.locator('input[type=file]').setInputFiles({
              name: 'prompts.csv',
              mimeType: 'text/csv',
              buffer: Buffer.from('code,ug\ncard.not-readable,كارتا\nno.such,x\n'),
            });
            await page.getByRole('dialog').waitFor();
          },
        },
      ],
    },
    { account: 'designer', at: '/prompts?language=mn-Mong', ready: 'main table' },
  ],
  '/standard': [
    {
      account: 'reviewer',
      at: '/standard',
      ready: 'main h2',
      states: [
        search('Xyzzy'),
        {
          name: 'another edition',
          enter: async (page) => {
            await page.locator('input[type=file]').setInputFiles(anotherEdition());
            await page.locator('#impact').waitFor();
          },
        },
      ],
    },
  ],
  '/catalogue': [
    {
      account: 'designer',
      at: '/catalogue',
      ready: 'main table tbody [data-row-link]',
      states: [search('Xyzzy'), dialogue('import', /^(导入官方清单|Import the official list)$/)],
    },
    { account: 'clerk', at: '/catalogue?function=payment&group=finance', ready: 'main table tbody [data-row-link]' },
  ],
  '/catalogue/:code': [
    {
      account: 'designer',
      at: '/catalogue/YKT-CUL-01',
      ready: '#sources',
      states: [dialogue('openings', /^(维护|Edit)$/)],
    },
    { account: 'clerk', at: '/catalogue/nothing', ready: 'main h1' },
  ],
  '/policies': [
    {
      account: 'designer',
      at: '/policies',
      ready: 'table',
      states: [search('Xyzzy'), dialogue('import', /^(导入|Import)$/)],
    },
  ],
  '/policies/new': [
    { account: 'designer', at: '/policies/new', ready: 'main form' },
    { account: 'designer', at: '/policies/new?refines=library-lending', ready: 'main form' },
  ],
  '/policies/facts': [{ account: 'reviewer', at: '/policies/facts', ready: 'table', states: [search('Xyzzy')] }],
  '/policies/:name': [
    { account: 'reviewer', at: '/policies/library-lending', ready: 'main h2' },
    { account: 'designer', at: '/policies/scenic-ticket', ready: '[role=grid]' },
  ],
  '/policies/:name/edit': [
    {
      account: 'designer',
      at: '/policies/library-lending/edit',
      ready: '[role=tabpanel]',
      states: [
        { name: 'test rows', enter: press(/^(测试行|Test rows)$/, 'tab') },
        { name: 'what-if', enter: press(/^(试算影响|What if)/, 'tab') },
        { name: 'what-if over past cases', enter: whatIfOver(/^(历史办件|Past cases)$/) },
        { name: 'what-if over a province', enter: whatIfOver(/^(虚构省|Made-up province)$/) },
      ],
    },
    { account: 'designer', at: '/policies/scenic-ticket/edit', ready: '[role=grid]' },
  ],
  '/terminals': [
    {
      account: 'access-manager',
      at: '/terminals',
      ready: 'main table',
      states: [search('Xyzzy'), dialogue('import', /^(批量登记|Register a list)$/)],
    },
    { account: 'applicant', at: '/terminals?state=recalled', ready: 'main h2' },
  ],
  '/terminals/:id': [
    {
      account: 'access-manager',
      at: '/terminals/DEMO-LIB-0001',
      ready: '#history-title',
      states: [
        dialogue('suspend', /^(暂停|Suspend)$/),
        dialogue('binding', /^(绑定地点和场景|Set place and scenarios)$/),
      ],
    },
    { account: 'applicant-library', at: '/terminals/DEMO-LIB-0003', ready: '#history-title' },
  ],
  '/zone': [
    { account: null, at: '/zone', ready: 'main ul a' },
    { account: null, at: '/zone?place=990100', ready: '#asked', states: [elders] },
    { account: null, at: '/zone?place=110000', ready: 'main h2' },
  ],
  '/zone/find': [
    { account: null, at: '/zone/find?place=990000&q=图书', ready: '#questions, #institutions', states: [elders] },
    { account: null, at: '/zone/find?place=990000&function=identity', ready: 'main h3' },
    { account: null, at: '/zone/find?place=990000&q=Xyzzy', ready: 'main section section' },
  ],
  '/zone/items/:code': [
    { account: null, at: '/zone/items/YKT-CUL-01?place=990000', ready: '#item-who', states: [elders] },
    { account: null, at: '/zone/items/nothing?place=990000', ready: 'main h1' },
  ],
  '/zone/questions': [{ account: null, at: '/zone/questions?place=990000', ready: '#topic-card' }],
  '/mentions': [{ account: 'reviewer', at: '/mentions', ready: 'main h2, main article' }],
  '/notices': [
    { account: 'duty-operator', at: '/notices', ready: 'table', states: [search('Xyzzy')] },
    { account: 'duty-operator', at: '/notices?state=failed', ready: 'main h2, main table' },
  ],
  '/notices/:id': [
    {
      account: 'duty-operator',
      at: '/notices/:notice',
      ready: 'main h2',
      states: [dialogue('resend', /^(重发|Send again)$/)],
    },
    { account: 'duty-operator', at: '/notices/does-not-exist', ready: 'main h1' },
  ],
  '/registrations': [
    { account: 'access-manager', at: '/registrations', ready: 'table', states: [search('Xyzzy')] },
    { account: 'duty-operator', at: '/registrations?state=withdrawn', ready: 'main h2' },
    {
      account: 'applicant-bus',
      at: '/registrations',
      ready: '#webhooks',
      states: [dialogue('add a webhook', /^(添加回调|Add a webhook)$/)],
    },
  ],
  '/registrations/:id': [
    {
      account: 'access-manager',
      at: '/registrations/demo-scenic',
      ready: 'main h2',
      states: [dialogue('suspend', /^(暂停|Suspend)$/), dialogue('terminate', /^(提议终止|Propose termination)$/)],
    },
    { account: 'duty-operator', at: '/registrations/does-not-exist', ready: 'main h1' },
  ],
  '/procedures': [
    { account: 'applicant', at: '/procedures', ready: '#offers ~ div article', states: [search('Xyzzy')] },
    { account: 'access-manager', at: '/procedures', ready: 'main table' },
    { account: 'auditor', at: '/procedures?status=over', ready: 'main h2' },
  ],
  '/procedures/cases/:id': [
    {
      account: 'applicant',
      at: '/procedures/cases/:application',
      ready: '#why-waiting',
      states: [
        { name: 'nothing filled in', enter: press(/^(下一步|Next)$/) },
        { name: 'files', enter: press(/^(材料|Files)/) },
        { name: 'review', enter: press(/^(核对并提交|Check and submit)/) },
        dialogue('withdraw', /^(撤回申请|Withdraw)$/),
      ],
    },
    {
      account: 'access-manager',
      at: '/procedures/cases/:submitted',
      ready: '#submitted',
      states: [
        { name: 'a field marked', enter: press(/^(标记“值班电话”|Mark for correction: Telephone on duty)/) },
        dialogue('return', /^(退回补正|Return for correction)$/),
        dialogue('hand over', /^(转办|Hand over)$/),
        dialogue('in clear', /^(查看未脱敏内容|Show in clear)$/),
      ],
    },
    { account: 'approver', at: '/procedures/cases/:submitted', ready: '#submitted' },
    {
      account: 'access-manager',
      at: '/procedures/cases/:batch',
      ready: '#items',
      states: [search('Xyzzy'), { name: 'refused', enter: press(/^(未通过|Refused)/) }],
    },
    { account: 'applicant-library', at: '/procedures/cases/:batch', ready: '#items' },
    { account: 'applicant', at: '/procedures/cases/does-not-exist', ready: 'main h1' },
  ],
  '/conformance-kit': [
    {
      account: 'applicant',
      at: '/conformance-kit',
      ready: '#tests',
      states: [{ name: 'a test', enter: async (page) => page.locator('main summary').first().click() }],
    },
    { account: 'access-manager', at: '/conformance-kit', ready: '#online' },
  ],
  '/tasks': [
    { account: 'clerk', at: '/tasks', ready: 'table', states: [search('Xyzzy')] },
    { account: 'designer', at: '/tasks?view=done', ready: 'main h2' },
  ],
  '/delegations': [
    {
      account: 'access-manager',
      at: '/delegations',
      ready: 'main h2, main table',
      states: [dialogue('set one', /^(设置委托|Set a delegation)$/)],
    },
    { account: 'approver', at: '/delegations?view=taken', ready: 'main h2, main table' },
  ],
  '/tasks/:id': [{ account: 'clerk', at: '/tasks/:task', ready: 'main form, main [role=form], main h2' }],
  '/cases': [
    { account: 'clerk', at: '/cases', ready: 'table' },
    { account: 'clerk', at: '/cases?status=failed', ready: 'main h2' },
  ],
  '/cases/:id': [
    { account: 'clerk', at: '/cases/:case', ready: 'main h2' },
    { account: 'duty-operator', at: '/cases/:case', ready: 'main h2' },
    { account: 'clerk', at: '/cases/does-not-exist', ready: 'main h1' },
  ],
  '*': [{ account: 'clerk', at: '/no-such-page', ready: 'main h1' }],
};
