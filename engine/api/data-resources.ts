/** The catalogue of data resources: what data may be asked for, of whom, and for which purposes. */
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';

export const listDataResources = defineRoute({
  method: 'get',
  path: '/api/data-resources',
  right: 'procedure.read',
  clauses: ['procedure.data-sharing'],
  summary: text('数据资源目录', 'List the data resources with their fields and purposes'),
  answer: { status: 200, description: 'A page that holds them all' },
  handle({ api }) {
    const items = [...api.dataResources];
    return { body: { items, next: null, total: items.length } };
  },
});
