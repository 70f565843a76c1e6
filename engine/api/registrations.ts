/** Registers: what procedures have taken on, and one entry with how it stands. */
import { z } from 'zod';
import { oneOf } from '../core/one-of.ts';
import { registers, registrationStates, isSuspended, type Registration } from '../core/registers/registration.ts';
import { text } from '../core/text.ts';
import type { RegistrationDetail } from '../core/registers/registration-detail.ts';
import type { ApiParts } from './api-parts.ts';
import { fieldsOf } from './registration-fields.ts';
import { defineRoute, PageQuery } from './define-route.ts';

/** The names of the entries that an entry speaks of by their ids. */
async function namesOf({ store }: ApiParts, { parent, flags }: Registration): Promise<Record<string, string>> {
  const ids = [parent, ...Object.values(flags).map(({ from }) => from)].filter((id) => typeof id === 'string');
  const found = await Promise.all([...new Set(ids)].map((id) => store.registrations.find(id)));
  return Object.fromEntries(found.flatMap((entry) => (entry ? [[entry.id, entry.name]] : [])));
}

export const listRegistrations = defineRoute({
  method: 'get',
  path: '/api/registrations',
  right: 'registration.read',
  clauses: ['platform.monitoring'],
  summary: text('接入登记', 'List what was taken on, by name'),
  query: PageQuery.extend({
    register: oneOf(registers).optional(),
    state: oneOf(registrationStates).optional(),
    parent: z.string().max(60).optional().describe('Id of the entry that they belong to'),
  }),
  answer: { status: 200, description: 'A page of entries, each with `suspended`' },
  async handle({ api, session, query }) {
    const page = await api.store.registrations.list(session.actor, query);
    return { body: { ...page, items: page.items.map((entry) => ({ ...entry, suspended: isSuspended(entry) })) } };
  },
});

export const getRegistration = defineRoute({
  method: 'get',
  path: '/api/registrations/{id}',
  right: 'registration.read',
  summary: text('查看接入登记', 'Get an entry of a register'),
  subject: (api, { id }) => api.store.registrations.get(id),
  answer: { status: 200, description: 'The entry with its form, masked' },
  async handle({ api, subject }) {
    const [fields, names] = await Promise.all([fieldsOf(api, subject), namesOf(api, subject)]);
    return { body: { ...subject, suspended: isSuspended(subject), names, fields } satisfies RegistrationDetail };
  },
});
