/** Writes docs/facts.md, the page of the facts and operators of policies, from their registries: `node scripts/fact-docs.ts`. */
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { factCosts, factViews, type FactView } from '../engine/core/facts/fact-catalogue.ts';
import { factSources, factTypes, valueWords } from '../engine/core/facts/fact-words.ts';
import { operatorNamed, operators } from '../engine/core/policies/policy-operators.ts';
import type { Text } from '../engine/core/text.ts';
import { personalClasses } from '../engine/core/value-type.ts';

const both = (words: Text): string => `${words['zh-CN']} · ${words.en}`;

const opening = `# 事实与比较 · Facts and operators

策略的条件把一项事实与取值比较。下表是平台的全部事实；应用场景的填写项以 \`inputs.\` 开头，变量以 \`data.\` 开头（如 \`data.income.monthly\`）。

A condition of a policy compares a fact with a value. These are the platform's facts; inputs of a scenario begin with \`inputs.\`, its
variables with \`data.\`, such as \`data.income.monthly\`. This page is written from the code by \`node scripts/fact-docs.ts\`.
`;

const unknown = `## 不知道时怎么办 · What is not known

平台先用已知的事实判断。未知的事实无论取何值，结果都一样时，就按这个结果办；否则才去询问外部系统（同时询问，各问一次，有时限）。
仍然查不到而影响结果的，按策略的 \`unknown\`（\`then\`、\`reason\`、\`prompt\`）办；策略没有写的，办件停下，问题为 \`fact-unavailable\`。
规则可以用 \`isKnown\` 询问一项事实是否已知。决定中记有 \`unknown\`（没有查到的事实）和 \`defaulted\`（按目录默认值办的事实）。

The platform first decides by what is known. Where the outcome is the same whatever an unknown fact turns out to be, it is that outcome;
only else are outside systems asked, all at once, each question once and within its time. Where the outcome still hangs on what nobody could
tell, the policy's \`unknown\` decides (\`then\`, \`reason\`, \`prompt\`); without it the case stops with \`fact-unavailable\`. A rule may ask by
\`isKnown\` whether a fact is known. A decision records \`unknown\`, the facts that were not learnt, and \`defaulted\`, those whose fallback counted.
A value that is too old is asked for again. Where all facts are known, json-rules-engine decides, taught the operators below.
`;

function factRow({ name, type, label, source, personal, cost, asks, freshMinutes, fallback }: FactView): string {
  const costs = asks ? `${both(factCosts[cost])}（${asks.usualMs} ms，≤ ${asks.timeoutMs} ms）` : both(factCosts[cost]);
  const fresh = freshMinutes === null ? '—' : freshMinutes === 0 ? '0' : `${freshMinutes} min`;
  return `| \`${name}\` | ${both(label)} | ${both(factTypes[type])} | ${both(factSources[source])} | ${personal ? both(personalClasses[personal]) : '—'} | ${costs} | ${fresh} | ${fallback === null ? '—' : both(valueWords(name, fallback, type))} |`;
}

const takes = {
  one: '一个值 · one value',
  list: '列表 · a list',
  range: '起止 · two ends',
  days: '天数 · days',
  count: '项数 · how many',
  flag: 'true / false',
} as const;

const operatorRows = operators.map((name) => {
  const { words, fits, takes: shape, flags } = operatorNamed(name);
  const said = flags ? `${both(flags.yes)} / ${both(flags.no)}` : both(words);
  return `| \`${name}\` | ${said} | ${fits.map((type) => factTypes[type]['zh-CN']).join('、')} · ${fits.map((type) => factTypes[type].en).join(', ')} | ${takes[shape]} |`;
});

/** The text of docs/facts.md. */
export const factDocs = (): Promise<string> =>
  format(
    [
      opening,
      '| 事实 Fact | 名称 Name | 类型 Type | 来源 Source | 个人信息 Personal data | 取得 Cost | 时效 Freshness | 默认 Fallback |',
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...factViews([]).map(factRow),
      '',
      unknown,
      '## 比较 · Operators',
      '',
      '| 比较 Operator | 含义 Words | 适用类型 Types | 比较的值 Takes |',
      '| --- | --- | --- | --- |',
      ...operatorRows,
    ].join('\n'),
    { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' },
  );

if (import.meta.main) await writeFile(new URL('../docs/facts.md', import.meta.url), await factDocs());
