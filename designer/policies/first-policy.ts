/** A policy to begin with: one rule, or one row, that most policies need. */
import type { Policy } from '../../engine/core/policies/policy.ts';
import { text } from '../../engine/core/text.ts';

/** What is asked before a policy is begun. */
export interface Naming {
  name: string;
  title: Policy['title'];
  level: Policy['level'];
  outcomes: string[];
  kind: 'rules' | 'table';
}

const reason = text('卡状态不正常', 'The card is not in order');

/** The policy: a card that is not in order gets the last outcome, everything else the first. */
export function firstPolicy({ name, title, level, outcomes, kind }: Naming): Policy {
  const [first = '', last = ''] = [outcomes[0], outcomes.at(-1)];
  const otherwise = { then: first, reason: text('没有不允许的情况', 'Nothing speaks against it') };
  const shared = { name, title, level, outcomes, otherwise };
  if (kind === 'rules') {
    const when = { fact: 'card.state', operator: 'notEqual', value: 'normal' } as const;
    return {
      ...shared,
      rules: [{ name: 'card-not-in-order', when: { all: [when] }, then: last, reason, clauses: [] }],
    };
  }
  return {
    ...shared,
    table: {
      inputs: [{ fact: 'card.state' }],
      outputs: [{ name: 'outcome', type: 'string' }],
      hitPolicy: 'first',
      rows: [
        { when: [{ notIn: ['normal'] }], then: [last], reason },
        { when: ['-'], then: [first] },
      ],
    },
  };
}

/** The outcomes that are written one after the other. */
export const outcomesIn = (written: string): string[] => [
  ...new Set(written.split(/[\s,，、;；]+/).filter((each) => each !== '')),
];
