/** The difference of the policies that two versions pin: by digest, and then rule by rule. */
import { diffValues, isSame } from './diff-values.ts';
import { said, sentence } from './diff-words.ts';
import type { Difference } from './diff.ts';
import type { Policy, Rule } from './policy.ts';
import { pointerOf } from './schema-errors.ts';
import { text, type Text } from './text.ts';
import type { VersionContent } from './version.ts';

type Policies = VersionContent['policies'];

const named = ({ title, name }: Policy): Text =>
  text(`策略“${title['zh-CN']}”（${name}）`, `policy “${title.en}” (${name})`);

const words = (policy: Policy, zh: string, en: string): Text =>
  sentence(`${named(policy)['zh-CN']}${zh}`, `${named(policy).en}${en}`);

function diffRule(policy: Policy, base: string, before: Rule | undefined, after: Rule | undefined): Difference[] {
  const name = (after ?? before)?.name ?? '';
  if (!before)
    return [
      {
        what: 'rule-added',
        pointer: base,
        after,
        words: words(policy, `新增规则 ${name}`, `: rule ${name} was added`),
      },
    ];
  if (!after)
    return [
      {
        what: 'rule-removed',
        pointer: base,
        before,
        words: words(policy, `删除规则 ${name}`, `: rule ${name} was removed`),
      },
    ];
  return diffValues(before, after).map((each) => ({
    ...each,
    what: 'rule-changed',
    pointer: base + each.pointer,
    words: words(policy, `的规则 ${name}：${said(each)['zh-CN']}`, `, rule ${name}: ${said(each).en}`),
  }));
}

function diffRules(before: Policy, after: Policy, base: string): Difference[] {
  const [old, fresh] = [namesOf(before), namesOf(after)];
  const kept = fresh.filter((name) => old.includes(name));
  const order = old.filter((name) => fresh.includes(name));
  return [
    ...old
      .filter((name) => !fresh.includes(name))
      .flatMap((name) =>
        diffRule(before, `${base}/${old.indexOf(name)}`, rulesOf(before)[old.indexOf(name)], undefined),
      ),
    ...fresh.flatMap((name, index) =>
      diffRule(after, `${base}/${index}`, rulesOf(before)[old.indexOf(name)], rulesOf(after)[index]),
    ),
    ...(isSame(kept, order)
      ? []
      : [
          {
            what: 'rules-reordered' as const,
            pointer: base,
            before: order,
            after: kept,
            words: words(
              after,
              '的规则顺序已改变，先成立者先生效',
              ': the order of its rules changed; the first that holds decides',
            ),
          },
        ]),
  ];
}

const rulesOf = ({ rules }: { rules?: readonly Rule[] | undefined }): readonly Rule[] => rules ?? [];
const namesOf = (policy: Policy): string[] => rulesOf(policy).map(({ name }) => name);

/** Every policy that was added, removed or changed, down to the rule. */
export function diffPolicies(before: Policies, after: Policies): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name): Difference[] => {
    const [old, fresh] = [before[name], after[name]];
    const pointer = `/policies${pointerOf([name])}`;
    if (old && !fresh)
      return [
        {
          what: 'policy-removed',
          pointer,
          before: old.digest,
          words: words(old.policy, '不再使用', ' is no longer used'),
        },
      ];
    if (fresh && !old)
      return [
        { what: 'policy-added', pointer, after: fresh.digest, words: words(fresh.policy, '开始使用', ' is used now') },
      ];
    if (!old || !fresh || old.digest === fresh.digest) return [];
    const { rules: _old, ...head } = old.policy;
    const { rules: _fresh, ...freshHead } = fresh.policy;
    return [
      ...diffValues(head, freshHead).map((each) => ({
        ...each,
        what: 'policy-changed' as const,
        pointer: `${pointer}/policy${each.pointer}`,
        words: words(fresh.policy, `：${said(each)['zh-CN']}`, `: ${said(each).en}`),
      })),
      ...diffRules(old.policy, fresh.policy, `${pointer}/policy/rules`),
    ];
  });
}
