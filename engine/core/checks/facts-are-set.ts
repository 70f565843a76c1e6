/** What a node needs to know has been learnt on every way that leads to it. */
import { defineCheck, nodePointer, type Remark } from '../check.ts';
import { factsUsed } from '../decide.ts';
import { factNamed, factsOf } from '../facts.ts';
import { reachableUnset } from '../graph.ts';
import { writeBack } from '../nodes/write-back.ts';
import { text } from '../text.ts';
import type { Ground } from '../check.ts';
import type { Scenario, ScenarioNode } from '../scenario.ts';

type Entry = 'card' | 'state';

/** The entries of the case's data that a node reads. */
function entriesRead(scenario: Scenario, { policies }: Ground, node: ScenarioNode): Entry[] {
  if (node.kind === 'verify-state') return ['card'];
  if (node.kind === 'write-back') {
    const fields = writeBack.settings.safeParse(node.settings).data?.fields ?? {};
    return Object.values(fields).some((source) => source.startsWith('card.')) ? ['card'] : [];
  }
  const name = node.kind === 'decide-by-policy' ? node.settings['policy'] : undefined;
  const policy = typeof name === 'string' && Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (!policy) return [];
  const known = factsOf(scenario);
  const sources = factsUsed(policy).map((fact) => factNamed(known, fact)?.source);
  return [
    ...(sources.includes('card') ? ['card' as const] : []),
    ...(sources.includes('national-platform') ? ['state' as const] : []),
  ];
}

const words = {
  card: text('卡内信息（须先读卡）', 'what the card says (read it first)'),
  state: text('卡和人员状态（须先核验）', 'the state of card and person (verify it first)'),
};

export const factsAreSet = defineCheck({
  name: 'facts-are-set',
  severity: 'error',
  clauses: ['data.verify'],
  run: (scenario, ground) =>
    scenario.nodes.flatMap((node): Remark[] =>
      entriesRead(scenario, ground, node)
        .filter((entry) => reachableUnset(scenario, node.id, entry))
        .map((entry) => ({
          pointer: nodePointer(scenario, node.id),
          node: node.id,
          message: text(
            `到节点“${node.id}”的某条路上还不知道${words[entry]['zh-CN']}`,
            `On some way to node “${node.id}” it is not known yet ${words[entry].en}`,
          ),
        })),
    ),
});
