/** What the operations of procedures are made of, for the worker and for tests alike: the store, what ships, and the registers outside. */
import { catalogueOf } from '../core/catalogue-entries.ts';
import type { OfficeDoors } from '../core/connectors.ts';
import type { CertificateAuthority } from '../crypto/certificate-authority.ts';
import type { Store } from '../store/connect-store.ts';
import type { Rulesets } from './load-rulesets.ts';
import { createPlanPolicySource } from './plan-policy.ts';
import { provinceOf } from './catalogue.ts';

/** Gathers them. */
export function procedurePartsOf(
  store: Store,
  rulesets: Pick<Rulesets, 'catalogue' | 'calendar' | 'dataResources' | 'notices' | 'policies' | 'sampleTests'>,
  { office, authority, now }: { office: OfficeDoors; authority: CertificateAuthority; now: () => Date },
) {
  const { catalogue: shipped, calendar, dataResources, sampleTests, notices: noticeTemplates } = rulesets;
  const { accounts, notices, papers, registrations, procedureCases, catalogue, terminalModels } = store;
  const { certificates, standingOrders } = store;
  return {
    ...{ accounts, notices, noticeTemplates, papers, registrations, procedureCases, catalogue, terminalModels },
    standingOrders,
    ...{ calendar, dataResources, sampleTests, office, now },
    issuer: { authority, records: certificates, now },
    planPolicy: createPlanPolicySource(store.policies, rulesets.policies),
    async isInCatalogue(code: string, region: string): Promise<boolean> {
      const { items } = await catalogue.imported(provinceOf(region));
      return catalogueOf(shipped, items).some((entry) => entry.code === code);
    },
  };
}
