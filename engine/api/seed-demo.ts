/** Seeds the demo province: its accounts, and the shipped policies and scenarios, filed by one person and published by another. Seeding again changes nothing. */
import { assertExists } from '../core/control.ts';
import type { Openings } from '../core/catalogue/catalogue.ts';
import type { PolicySuite } from '../core/policies/policy-suite.ts';
import type { Policy } from '../core/policies/policy.ts';
import type { Scenario } from '../core/scenario.ts';
import type { Suite } from '../core/suites/suite.ts';
import { hashPassword } from '../crypto/password.ts';
import type { Attempt } from '../store/attempt.ts';
import type { ApiParts } from './api-parts.ts';
import { demoAccounts, type DemoAccount } from './demo-accounts.ts';
import type { Rulesets } from './load-rulesets.ts';
import { seedNotices } from './demo-notices.ts';
import { seedRegistrations } from './demo-registrations.ts';
import { provinceOf } from './catalogue.ts';
import { newPolicy } from './policies.ts';
import { pinGreenRows } from './policy-suites.ts';
import { seedTerminals } from './seed-terminals.ts';
import { unlessThere } from './unless-there.ts';
import { actOnVersion, fileDraft } from './versions.ts';

const attemptTo = (what: string): Attempt => ({ made: `seed ${what}`, of: 'seed' });

const accountOf = (name: string): DemoAccount =>
  assertExists(
    demoAccounts.find(({ account }) => account === name),
    `demo account ${name}`,
  );

async function seedScenario(api: ApiParts, scenario: Scenario, suite: Suite | undefined): Promise<void> {
  const designer = accountOf('designer');
  const author = { by: designer.account, at: api.now().toISOString() };
  await unlessThere(api.store.scenarios.create(scenario, designer, author, attemptTo(`scenario ${scenario.id}`)));
  const saved = await api.store.suites.get(scenario.id);
  if (suite && saved.revision === 0) await unlessThere(api.store.suites.save(scenario.id, suite, 0, author));
  const record = await api.store.scenarios.get(scenario.id);
  const filing = attemptTo(`filing ${scenario.id}`);
  const seeded = record.releases.find(({ made }) => made === filing.made);
  if (record.releases.length > 0 && !seeded) return;
  const version = seeded?.version ?? (await fileDraft(api, designer, record, filing)).version;
  // Only what was left filed by a start that broke off is still to be published.
  if (!seeded || seeded.state === 'filed')
    await actOnVersion(api, accountOf('reviewer'), scenario.id, version, 'publish', {
      reason: '平台随附的示范场景，检查和保存的测试全部通过。',
    });
}

async function seedPolicy(api: ApiParts, policy: Policy, suite: PolicySuite | undefined): Promise<void> {
  if ((await api.store.policies.versions(policy.name, api.now())).length > 0) return;
  const designer = accountOf('designer');
  const author = { by: designer.account, at: api.now().toISOString() };
  const saved = await api.store.policySuites.get(policy.name);
  if (suite && saved.revision === 0) await unlessThere(api.store.policySuites.save(policy.name, suite, 0, author));
  const fresh = newPolicy(api, policy, designer, attemptTo(`policy ${policy.name}`));
  const { suite: pinned } = await pinGreenRows(api, policy);
  const reason = '平台随附的示范策略，保存的测试行全部符合。';
  const decision = { act: 'release', by: accountOf('reviewer').account, at: author.at, reason } as const;
  await unlessThere(api.store.policies.create({ ...fresh, suite: pinned, decision }));
}

async function seedOpenings(api: ApiParts, code: string, openings: Openings): Promise<void> {
  const designer = accountOf('designer');
  const item = { province: provinceOf(designer.region), code };
  if ((await api.store.catalogue.openingsOf(item.province, code)).revision > 0) return;
  const author = { by: designer.account, at: api.now().toISOString() };
  await unlessThere(api.store.catalogue.saveOpenings(item, openings, 0, author));
}

/** Seeds accounts, policies, scenarios, where items of the catalogue are opened, notices, and registers. */
export async function seedDemo(
  api: ApiParts,
  rulesets: Pick<
    Rulesets,
    'policies' | 'policySuites' | 'scenarios' | 'suites' | 'demoOpenings' | 'terminalModels' | 'terminals'
  >,
): Promise<void> {
  for (const [index, { password, ...account }] of demoAccounts.entries()) {
    if (await api.store.accounts.find(account.account)) continue;
    const email = `${account.account}@demo.invalid`;
    const phone = `1990000${String(1001 + index)}`;
    await api.store.accounts.add({ ...account, email, phone, password: await hashPassword(password), demo: true });
  }
  for (const policy of rulesets.policies) await seedPolicy(api, policy, rulesets.policySuites[policy.name]);
  for (const scenario of rulesets.scenarios) await seedScenario(api, scenario, rulesets.suites[scenario.id]);
  for (const [code, openings] of Object.entries(rulesets.demoOpenings)) await seedOpenings(api, code, openings);
  await seedTerminals(api, rulesets);
  await seedRegistrations(api);
  await seedNotices(api);
}
