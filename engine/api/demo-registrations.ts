/** What the demo province begins with in its registers: the institutions that apply for more, and a scenic area with what hangs on it. Entering it again changes nothing. */
import type { RegisterName, Registration } from '../core/registers/registration.ts';
import type { ApiParts } from './api-parts.ts';

const since = '2026-03-02T01:00:00.000Z';
const entry = (id: string, register: RegisterName, name: string, more: Partial<Registration> = {}): Registration => ({
  ...{ id, register, name, region: '990200', institution: 'demo-scenic', state: 'active', flags: {}, parent: null },
  ...{ number: null, form: '', case: '', since, shows: {}, until: null, ...more },
});

const demoRegistrations: readonly Registration[] = [
  entry('demo-library', 'institution', '演示图书馆', {
    ...{ region: '990000', institution: 'demo-library', shows: { creditCode: '12990000DEM000014A' } },
  }),
  entry('demo-bus', 'institution', '演示公交公司', {
    ...{ region: '990100', institution: 'demo-bus', shows: { creditCode: '91990100DEM000057P' } },
  }),
  entry('demo-scenic', 'institution', '演示景区', { shows: { creditCode: '91990200DEM000065P' } }),
  entry('demo-scenic-ticketing', 'system', '演示景区票务系统'),
  entry('demo-scenic-gate', 'terminal', '演示景区入园闸机', { parent: 'demo-scenic-ticketing' }),
  entry('demo-scenic-handheld', 'terminal', '演示景区手持验票机', {
    ...{ parent: 'demo-scenic-ticketing', state: 'registered' },
  }),
  entry('demo-scenic-miniapp', 'channel', '演示景区小程序'),
];

/** Enters it. */
export async function seedRegistrations({ store }: ApiParts): Promise<void> {
  for (const each of demoRegistrations)
    if (!(await store.registrations.find(each.id)))
      await store.registrations.enter(each, each.shows['creditCode'] ?? each.id, 'seed');
}
