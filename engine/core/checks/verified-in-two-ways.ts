/** Beside the verification by face there is a traditional one (scenario.inclusive). */
import { defineCheck, remarkOn } from '../check.ts';
import { withSettings } from '../edit.ts';
import { text } from '../text.ts';

const waysOf = (settings: unknown): { by: string }[] => (settings as { ways?: { by: string }[] }).ways ?? [];

export const verifiedInTwoWays = defineCheck({
  name: 'verified-in-two-ways',
  severity: 'warning',
  clauses: ['scenario.inclusive'],
  title: text('刷脸之外有传统方式', 'There is a traditional way beside the face'),
  why: text(
    '老年人、残疾人刷脸常常通不过，只有刷脸就办不成事。请再列上卡密码或证件核验。',
    'Faces of old or disabled people are often not recognised, and where nothing else is offered they are turned away. List the PIN or a document beside it.',
  ),
  run: ({ graph }) =>
    graph.nodes
      .filter(({ kind, settings }) => kind?.kind === 'verify-person' && settings !== undefined)
      .filter(({ settings }) => waysOf(settings).every(({ by }) => by === 'face'))
      .map((node) =>
        remarkOn(
          node,
          text('只能刷脸，没有传统核验方式', 'There is only the face, and no traditional way'),
          '/settings/ways',
        ),
      ),
  fix({ scenario, graph }, { node: id }) {
    const node = graph.node(id ?? '');
    if (!node) return null;
    const ways = [...waysOf(node.settings), { by: 'document', document: 'resident-id' }];
    return { label: text('加上证件核验', 'Add a document'), scenario: withSettings(scenario, node.id, { ways }) };
  },
});
