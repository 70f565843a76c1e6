/** What the operations of procedures are made of, for the worker and for tests alike: the store, what ships, and the registers outside. */
import { catalogueOf } from '../core/catalogue/catalogue-entries.ts';
import type { OfficeDoors } from '../core/connectors.ts';
import type { CertificateAuthority } from '../crypto/certificate-authority.ts';
import type { Store } from '../store/connect-store.ts';
import type { Rulesets } from './load-rulesets.ts';
import { planPolicy } from '../core/procedures/plan.ts';
import { quotaPolicy } from '../core/procedures/total-quota.ts';
import { createPolicySource } from './procedure-policy.ts';
import { provinceOf } from './catalogue.ts';

/** Gathers them. */
export function procedurePartsOf(
  store: Store,
  rulesets: Pick<Rulesets, 'catalogue' | 'calendar' | 'dataResources' | 'notices' | 'policies' | 'sampleTests'>,
  { office, authority, now }: { office: OfficeDoors; authority: CertificateAuthority; now: () => Date },
) {
  const { catalogue: shipped, calendar, dataResources, sampleTests, notices: noticeTemplates } = rulesets;
  const { accounts, notices, webhooks, papers, registrations, procedureCases, catalogue, terminalModels } = store;
  const { certificates, standingOrders, materials, batchItems, delegations, devices, volumeHolds } = store;
  const entriesIn = async (region: string) =>
    catalogueOf(shipped, (await catalogue.imported(provinceOf(region))).items);
  return {
    ...{ accounts, delegations, notices, noticeTemplates, webhooks, papers, registrations, procedureCases },
    ...{ catalogue, terminalModels, devices, standingOrders, materials, batchItems, volumeHolds },
    ...{ calendar, dataResources, sampleTests, office, now },
    issuer: { authority, records: certificates, now },
    planPolicy: createPolicySource(planPolicy, store.policies, rulesets.policies),
    quotaPolicy: createPolicySource(quotaPolicy, store.policies, rulesets.policies),
    isInCatalogue: async (code: string, region: string): Promise<boolean> =>
      (await entriesIn(region)).some((entry) => entry.code === code),
    catalogueNames: async (region: string): Promise<ReadonlyMap<string, string>> =>
      new Map((await entriesIn(region)).map(({ code, name }) => [code, name['zh-CN']])),
  };
}
