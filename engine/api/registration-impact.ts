/** What hangs on an entry of a register, computed before it is suspended or terminated. */
import type { RegistrationImpact } from '../core/registers/registration-impact.ts';
import { isSuspended, type Registration } from '../core/registers/registration.ts';
import type { ApiParts } from './api-parts.ts';

/** So many entries are looked at; beyond them it is said that there are more. */
const mostEntries = 10_000;
/** So many are named. */
const mostNamed = 50;
const pageOf = 500;

async function hangingOn({ store }: ApiParts, id: string): Promise<Registration[]> {
  const found: Registration[] = [];
  const parents = [id];
  for (let parent = parents.shift(); parent !== undefined; parent = parents.shift()) {
    for (let after: string | null = ''; after !== null && found.length < mostEntries;) {
      const page: Registration[] = await store.registrations.under(parent, after, pageOf);
      found.push(...page);
      parents.push(...(await store.registrations.bearing(page.map((each) => each.id))));
      after = page.length < pageOf ? null : (page.at(-1)?.id ?? null);
    }
  }
  return found;
}

/** Computes it. */
export async function impactOf(api: ApiParts, entry: Registration): Promise<RegistrationImpact> {
  const found = await hangingOn(api, entry.id);
  const counts: RegistrationImpact['counts'] = {};
  for (const { register } of found) counts[register] = (counts[register] ?? 0) + 1;
  const place = { region: entry.region, institution: entry.institution };
  const { items } =
    entry.register === 'institution' && entry.institution !== null
      ? await api.store.scenarios.list(place, { limit: 100, state: 'published' })
      : { items: [] };
  return {
    counts,
    entries: found.slice(0, mostNamed).map((each) => ({
      ...{ id: each.id, name: each.name, register: each.register, state: each.state },
      suspended: isSuspended(each),
    })),
    hasMore: found.length > mostNamed,
    scenarios: items
      .filter(({ institution }) => institution !== null && institution === entry.institution)
      .map(({ id, name }) => ({ id, name })),
  };
}
