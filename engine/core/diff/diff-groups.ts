/** The difference of two scenarios' groups: what they are called and what is in them; their colour and whether they are folded do not count. */
import { quoted, sentence } from './diff-words.ts';
import type { Difference } from './diff.ts';
import type { Group, Scenario } from '../scenario.ts';
import type { Text } from '../text.ts';

const byId = ({ groups = [] }: Scenario): ReadonlyMap<string, Group> =>
  new Map(groups.map((group) => [group.id, group]));

const called = (zh: string, en: string, { title, id }: Group): Text =>
  sentence(`${zh}${quoted(title || id, 'zh-CN')}`, `${en} ${quoted(title || id, 'en')}`);

/** How many of one list the other lacks. */
const lacking = (from: readonly string[], other: readonly string[]): number =>
  from.filter((id) => !other.includes(id)).length;

/** What changed of a group, in words; null where nothing did. A node that only got another id is still in it. */
function changeOf(before: Group, after: Group, renamed: ReadonlyMap<string, string>): Text | null {
  if (before.title !== after.title)
    return sentence(
      `分组${quoted(before.title || before.id, 'zh-CN')}改名为${quoted(after.title || after.id, 'zh-CN')}`,
      `the group ${quoted(before.title || before.id, 'en')} is now called ${quoted(after.title || after.id, 'en')}`,
    );
  const [old, now] = [before, after].map(({ nodes, notes = [] }) => [...nodes, ...notes.map((note) => `note:${note}`)]);
  const stayed = (old ?? []).map((id) => renamed.get(id) ?? id);
  const [came, went] = [lacking(now ?? [], stayed), lacking(stayed, now ?? [])];
  if (came + went === 0) return null;
  const name = after.title || after.id;
  return sentence(
    `分组${quoted(name, 'zh-CN')}移入 ${came} 项、移出 ${went} 项`,
    `the group ${quoted(name, 'en')}: ${came} put in, ${went} taken out`,
  );
}

/** Every group that was added, removed, renamed, or has other members. */
export function diffGroups(before: Scenario, after: Scenario, renamed: ReadonlyMap<string, string>): Difference[] {
  const [old, fresh] = [byId(before), byId(after)];
  const differences: Difference[] = [];
  for (const [index, group] of (before.groups ?? []).entries()) {
    if (fresh.has(group.id)) continue;
    const words = called('已取消分组', 'a group was dissolved:', group);
    differences.push({ what: 'group-removed', pointer: `/groups/${index}`, before: group, words });
  }
  for (const [index, group] of (after.groups ?? []).entries()) {
    const earlier = old.get(group.id);
    const at = { pointer: `/groups/${index}`, after: group };
    if (!earlier) {
      differences.push({ what: 'group-added', ...at, words: called('已新增分组', 'a group was made:', group) });
      continue;
    }
    const words = changeOf(earlier, group, renamed);
    if (words) differences.push({ what: 'group-changed', ...at, before: earlier, words });
  }
  return differences;
}
