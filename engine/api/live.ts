/** Live: the cases of a version as they run, counted by node, and what holds them. */
import { z } from 'zod';
import type { LiveView } from '../core/live.ts';
import { problem } from '../core/problem.ts';
import { may, rights } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { inUse, releaseNumbered } from '../store/releases.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { rememberBriefly } from './remember-briefly.ts';
import { scenarioOf } from './scenarios.ts';

/** Figures may be so old: a page asks every five seconds. */
const freshForMs = 3_000;

type Reader = ReturnType<typeof rememberBriefly<LiveView>>;
const readers = new WeakMap<ApiParts, Reader>();

function readerOf(api: ApiParts): Reader {
  const reader = readers.get(api) ?? rememberBriefly<LiveView>(freshForMs, api.now);
  readers.set(api, reader);
  return reader;
}

export const getLive = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/live',
  right: 'scenario.read',
  clauses: ['platform.monitoring', 'data.analysis'],
  summary: text(
    '运行情况：各节点的在办、停住和用时',
    'Running cases by node: how many stand there, are held, and how long they stay',
  ),
  query: z.strictObject({
    version: z.coerce.number().int().min(1).optional().describe('Number of the version; else the one in use'),
  }),
  subject: scenarioOf,
  answer: {
    status: 200,
    description: 'Figures of the cases that one may see; times and failures over the latest of them, see `window`',
  },
  problems: ['scenario-not-published'],
  async handle({ api, session: { actor }, params: { id }, query, subject }) {
    if (!may(actor, 'case.read', null)) throw problem('forbidden', { right: rights['case.read'] });
    const number = query.version ?? inUse(subject.releases)?.version;
    if (number === undefined) throw problem('scenario-not-published');
    const { version } = releaseNumbered(subject.releases, number);
    const key = [id, version, actor.region, actor.institution ?? ''].join(' ');
    const body = await readerOf(api)(key, async () => ({
      at: api.now().toISOString(),
      ...(await api.store.cases.live(actor, id, version)),
    }));
    return { body };
  },
});
