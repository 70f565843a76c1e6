/** The words in which differences are told to a clerk. */
import type { ValueDifference } from './diff-values.ts';
import { findNodeKind } from '../nodes/index.ts';
import type { ScenarioNode } from '../scenario.ts';
import { Text, text, type Language } from '../text.ts';

const longest = 60;

const shortened = (value: string): string => (value.length > longest ? `${value.slice(0, longest)}…` : value);

/** A value as it is quoted in a sentence. */
export function quoted(value: unknown, language: Language): string {
  const asText = Text.safeParse(value);
  if (asText.success) return quoted(asText.data[language], language);
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  return `“${shortened(plain)}”`;
}

/** What a node is called: the author's name for it, else that of its kind. */
export const nodeName = ({ id, kind, name }: ScenarioNode): Text => {
  const label = name ?? findNodeKind(kind)?.label ?? text(kind, kind);
  return text(`节点“${label['zh-CN']}”（${id}）`, `node “${label.en}” (${id})`);
};

const first = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A sentence with its first letter as sentences have it. */
export const sentence = (zh: string, en: string): Text => text(zh, first(en));

/** The words of one changed place; `word` names what holds it. */
export function said({ pointer, before, after }: ValueDifference, word?: Text): Text {
  const place = pointer.split('/').slice(word ? 2 : 1);
  const at = (of: string | undefined): string => [...(of === undefined ? [] : [of]), ...place].join('/');
  const [zh, en] = [at(word?.['zh-CN']), at(word?.en)];
  if (before === undefined)
    return sentence(`${zh}设为${quoted(after, 'zh-CN')}`, `${en} set to ${quoted(after, 'en')}`);
  if (after === undefined)
    return sentence(
      `${zh}不再设置（原为${quoted(before, 'zh-CN')}）`,
      `${en} no longer set (was ${quoted(before, 'en')})`,
    );
  return sentence(
    `${zh}由${quoted(before, 'zh-CN')}改为${quoted(after, 'zh-CN')}`,
    `${en} changed from ${quoted(before, 'en')} to ${quoted(after, 'en')}`,
  );
}
