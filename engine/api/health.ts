/** Health: whether this process lives, and whether it can serve. */
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';

export const healthz = defineRoute({
  method: 'get',
  path: '/healthz',
  right: 'public',
  clauses: ['platform.availability'],
  summary: text('存活', 'Whether the process lives'),
  answer: { status: 200, description: 'It does' },
  handle: () => ({ body: { status: 'alive' } }),
});

export const readyz = defineRoute({
  method: 'get',
  path: '/readyz',
  right: 'public',
  clauses: ['platform.availability'],
  summary: text('就绪', 'Whether database and workflow engine can be reached'),
  answer: { status: 200, description: 'Both can', also: { 503: 'One of them cannot' } },
  async handle({ api }) {
    const [database, workflows] = await Promise.all([
      api.store.ping().then(
        () => true,
        () => false,
      ),
      api.starter.isReachable(),
    ]);
    return { status: database && workflows ? 200 : 503, body: { database, workflows } };
  },
});
