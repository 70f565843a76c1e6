/** The difference of policies: of those that two versions pin by digest, and of two versions of one, rule by rule in words. */
import { diffTable } from './diff-table.ts';
import { diffValues, isSame } from './diff-values.ts';
import { said, sentence } from './diff-words.ts';
import type { Difference } from './diff.ts';
import { conditionsWords } from '../policies/policy-words.ts';
import type { Policy, Rule } from '../policies/policy.ts';
import { pointerOf } from '../schema-errors.ts';
import { text, type Text } from '../text.ts';
import type { VersionContent } from '../version.ts';

type Policies = VersionContent['policies'];

const headWords: Record<string, Text> = {
  title: text('名称', 'title'),
  level: text('级别', 'level'),
  outcomes: text('结果', 'outcomes'),
  strictness: text('宽严次序', 'order of strictness'),
  refines: text('细化的策略', 'policy it refines'),
  at: text('适用地区和机构', 'place where it holds'),
  from: text('生效日期', 'first day in force'),
  until: text('截止日期', 'last day in force'),
  otherwise: text('其余情况', 'otherwise'),
  unknown: text('查不到时', 'what follows where facts are not known'),
  table: text('决策表', 'decision table'),
};

const ruleWords: Record<string, Text> = {
  then: text('结果', 'outcome'),
  reason: text('原因', 'reason'),
  prompt: text('提示语', 'prompt'),
  clauses: text('条款', 'clauses'),
};

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

const fieldOf = (pointer: string): string => pointer.split('/')[1] ?? '';

function diffConditions({ when: before }: Rule, { when: after }: Rule): Difference[] {
  if (isSame(before, after)) return [];
  const [old, fresh] = [conditionsWords(before), conditionsWords(after)];
  const words = text(
    `条件由“${old['zh-CN']}”改为“${fresh['zh-CN']}”`,
    `condition changed from “${old.en}” to “${fresh.en}”`,
  );
  return [{ what: 'rule-changed', pointer: '/when', before, after, words }];
}

/** A mark that layers may loosen, said as what it means. */
const loosening = (isMarked: boolean): Text =>
  isMarked
    ? sentence('下级可以放宽', 'lower levels may loosen it')
    : sentence('下级不再可以放宽', 'lower levels may no longer loosen it');

function diffRule(pointer: string, before: Rule | undefined, after: Rule | undefined): Difference[] {
  const name = (after ?? before)?.name ?? '';
  if (!before)
    return [{ what: 'rule-added', pointer, after, words: sentence(`新增规则 ${name}`, `rule ${name} was added`) }];
  if (!after)
    return [{ what: 'rule-removed', pointer, before, words: sentence(`删除规则 ${name}`, `rule ${name} was removed`) }];
  const others = diffValues(before, after).filter((each) => fieldOf(each.pointer) !== 'when');
  return [
    ...diffConditions(before, after),
    ...others.map((each): Difference => ({
      ...each,
      what: 'rule-changed',
      words:
        fieldOf(each.pointer) === 'loosenable'
          ? loosening(each.after === true)
          : said(each, ruleWords[fieldOf(each.pointer)]),
    })),
  ].map((each) => ({
    ...each,
    pointer: pointer + each.pointer,
    words: sentence(`规则 ${name}：${each.words['zh-CN']}`, `rule ${name}: ${lowered(each.words.en)}`),
  }));
}

function diffRules(before: readonly Rule[], after: readonly Rule[]): Difference[] {
  const old = before.map(({ name }) => name);
  const fresh = after.map(({ name }) => name);
  const kept = fresh.filter((name) => old.includes(name));
  const order = old.filter((name) => fresh.includes(name));
  const reordered: Difference = {
    ...{ what: 'rules-reordered', pointer: '/rules', before: order, after: kept },
    words: sentence('规则顺序已改变，先成立者先生效', 'the order of its rules changed; the first that holds decides'),
  };
  return [
    ...old.flatMap((name, index) =>
      fresh.includes(name) ? [] : diffRule(`/rules/${index}`, before[index], undefined),
    ),
    ...fresh.flatMap((name, index) => diffRule(`/rules/${index}`, before[old.indexOf(name)], after[index])),
    ...(isSame(kept, order) ? [] : [reordered]),
  ];
}

/** Every change from one version of a policy to another, in words; pointers lead into the later, for what was removed into the earlier. */
export function diffPolicy(before: Policy, after: Policy): Difference[] {
  const { rules: _old, table: oldTable, ...head } = before;
  const { rules: _fresh, table: freshTable, ...freshHead } = after;
  const tables =
    oldTable && freshTable
      ? diffTable(oldTable, freshTable).map((each) => ({ ...each, pointer: `/table${each.pointer}` }))
      : diffValues({ table: oldTable }, { table: freshTable }).map((each): Difference => ({
          ...each,
          what: 'policy-changed',
          words: said(each, headWords['table']),
        }));
  return [
    ...diffValues(head, freshHead).map((each): Difference => ({
      ...each,
      what: 'policy-changed',
      words: said(each, headWords[fieldOf(each.pointer)]),
    })),
    ...diffRules(before.rules ?? [], after.rules ?? []),
    ...tables,
  ];
}

const named = ({ title, name }: Policy): Text =>
  text(`策略“${title['zh-CN']}”（${name}）`, `policy “${title.en}” (${name})`);

const words = (policy: Policy, zh: string, en: string): Text =>
  sentence(`${named(policy)['zh-CN']}${zh}`, `${named(policy).en}${en}`);

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
    return diffPolicy(old.policy, fresh.policy).map((each) => ({
      ...each,
      pointer: `${pointer}/policy${each.pointer}`,
      words: words(fresh.policy, `：${each.words['zh-CN']}`, `: ${lowered(each.words.en)}`),
    }));
  });
}
