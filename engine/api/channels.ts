/** The published list of authorised channels: whoever wants to know whether a channel is genuine looks here. */
import { isInForce } from '../core/registers/registration.ts';
import { text } from '../core/text.ts';
import { defineRoute, PageQuery } from './define-route.ts';

/** The list is public, and of the whole platform. */
const everywhere = { region: '000000', institution: null };

export const listChannels = defineRoute({
  method: 'get',
  path: '/api/channels',
  right: 'public',
  clauses: ['procedure.channel'],
  summary: text('授权渠道名单', 'List the authorised channels, by name'),
  query: PageQuery,
  answer: { status: 200, description: 'A page of channels that are authorised now; those suspended are left out' },
  async handle({ api, query }) {
    const page = await api.store.registrations.list(everywhere, { ...query, register: 'channel', state: 'active' });
    const today = api.now().toISOString().slice(0, 10);
    const items = page.items
      .filter((entry) => isInForce(entry) && (entry.until === null || entry.until >= today))
      .map(({ id, name, region, number, since, until, shows }) => ({
        ...{ id, name, region, number, since, until },
        ...{ kind: shows['kind'], address: shows['address'], version: shows['version'] },
      }));
    return { body: { ...page, items } };
  },
});
