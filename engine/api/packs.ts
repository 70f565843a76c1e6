/** Packs: what the platform ships to start a new scenario from, each with its tests, its policies and its help. */
import { summaryOfPack, type Pack } from '../core/pack.ts';
import { problem } from '../core/problem.ts';
import { may } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { Attempt } from '../store/attempt.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, type OpenSession } from './define-route.ts';
import { newPolicy } from './policies.ts';
import { unlessThere } from './unless-there.ts';

/** What the platform ships was looked at before it was shipped; whoever reviews the scenario that pins it sees it again. */
const shipped = { by: 'yikatong', reason: '平台随附的策略，发行前已由平台复核，内容未作改动。' };

/** Finds a pack. @throws Problem `not-found` */
export function packNamed({ packs }: ApiParts, id: string): Pack {
  const found = packs.find(({ scenario }) => scenario.id === id);
  if (!found) throw problem('not-found', { what: text('场景模板', 'The template') });
  return found;
}

/** Gives a scenario that was started from a pack what belongs to it: its saved tests, and those of its policies that the platform lacks, if the author may add any. What there is stays as it is. */
export async function bringAlong(
  api: ApiParts,
  { suite, policies }: Pack,
  id: string,
  { actor }: OpenSession,
  { made, of }: Attempt,
): Promise<void> {
  const author = { by: actor.account, at: api.now().toISOString() };
  if (may(actor, 'policy.edit', actor))
    for (const policy of policies) {
      const attempt = { made: `${made} policy ${policy.name}`, of };
      const decision = { act: 'release', by: shipped.by, at: author.at, reason: shipped.reason } as const;
      await unlessThere(api.store.policies.create({ ...newPolicy(api, policy, actor, attempt), decision }));
    }
  const { revision } = await api.store.suites.get(id);
  if (revision === 0 && suite.tests.length > 0) await unlessThere(api.store.suites.save(id, suite, 0, author));
}

export const listPacks = defineRoute({
  method: 'get',
  path: '/api/packs',
  right: 'scenario.read',
  clauses: ['scenario.type'],
  summary: text('场景模板列表', 'List what the platform ships to start a scenario from'),
  answer: { status: 200, description: 'A summary of each, with its words of help; none is in use by being listed' },
  handle: ({ api: { packs } }) => ({
    body: { items: packs.map(summaryOfPack), next: null, total: packs.length },
  }),
});

export const getPack = defineRoute({
  method: 'get',
  path: '/api/packs/{id}',
  right: 'scenario.read',
  summary: text('查看场景模板', 'Get a template'),
  answer: { status: 200, description: 'The scenario with its saved tests, its policies and its words of help' },
  problems: ['not-found'],
  handle: ({ api, params }) => ({ body: packNamed(api, params.id) }),
});
