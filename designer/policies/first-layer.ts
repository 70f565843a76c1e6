/** A layer to begin with: one rule that tightens, and everything else as it is decided above. */
import { Division } from '../../engine/core/codes/division.ts';
import { asAbove, PolicyName, type Level, type Policy } from '../../engine/core/policies/policy.ts';
import { text, type Text } from '../../engine/core/text.ts';

/** What is asked before a layer is begun; the institution is empty where it is for all. */
export interface LayerNaming {
  name: string;
  title: Text;
  level: Level;
  region: string;
  institution: string;
}

/** The fields that are still wrong. */
export function wrongIn({ name, title, level, region, institution }: LayerNaming): ReadonlySet<string> {
  const wrong: [string, boolean][] = [
    ['zh', title['zh-CN'].trim() === ''],
    ['en', title.en.trim() === ''],
    ['name', !PolicyName.safeParse(name).success],
    ['region', !Division.safeParse(region).success],
    ['institution', level === 'institution' && institution === ''],
  ];
  return new Set(wrong.flatMap(([field, isWrong]) => (isWrong ? [field] : [])));
}

/** The layer: a card that is not in order gets the strictest outcome. */
export function firstLayer(base: Policy, { name, title, level, region, institution }: LayerNaming): Policy {
  const strictest = base.strictness?.at(-1) ?? base.outcomes.at(-1) ?? '';
  return {
    ...{ name, title: text(title['zh-CN'].trim(), title.en.trim()), level, refines: base.name },
    at: { region, institution: level === 'institution' ? institution : null },
    outcomes: [...base.outcomes, asAbove],
    rules: [
      {
        name: 'card-not-in-order',
        when: { all: [{ fact: 'card.state', operator: 'notEqual', value: 'normal' }] },
        then: strictest,
        reason: text('卡状态不正常', 'The card is not in order'),
        clauses: [],
      },
    ],
    otherwise: { then: asAbove, reason: text('按上级的规定办理', 'As it is decided above') },
  };
}
