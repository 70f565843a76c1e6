/** The institutions that have a name: those that were taken on, by the name of the register, and those that ship with the demo province. Less than two seconds old. */
import { useRefusalOf } from '../core/registers/in-use.ts';
import type { KnownInstitution } from '../core/institution.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { knownForMs } from './in-use.ts';
import { rememberBriefly } from './remember-briefly.ts';

const readers = new WeakMap<ApiParts, ReturnType<typeof rememberBriefly<readonly KnownInstitution[]>>>();

async function read({ store, institutions, now }: ApiParts): Promise<readonly KnownInstitution[]> {
  const known = new Map(institutions.map((each): [string, KnownInstitution] => [each.id, { ...each, inUse: true }]));
  for (const entry of await store.registrations.institutions()) {
    const { id, name, region, shows } = entry;
    const shipped = known.get(id);
    const isSame = shipped?.name['zh-CN'] === name;
    known.set(id, {
      ...{ id, region, name: isSame ? shipped.name : text(name, name) },
      ...{ creditCode: shows['creditCode'] ?? shipped?.creditCode ?? '', inUse: useRefusalOf(entry, now()) === null },
    });
  }
  return [...known.values()];
}

/** Every institution that has a name, whether it may use the card now or not. */
export function knownInstitutions(api: ApiParts): Promise<readonly KnownInstitution[]> {
  const reader = readers.get(api) ?? rememberBriefly<readonly KnownInstitution[]>(knownForMs, api.now);
  readers.set(api, reader);
  return reader('all', () => read(api));
}

/** Those that may use the card now. */
export const institutionsInUse = async (api: ApiParts): Promise<readonly KnownInstitution[]> =>
  (await knownInstitutions(api)).filter(({ inUse }) => inUse);
