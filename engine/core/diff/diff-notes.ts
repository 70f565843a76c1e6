/** The difference of two scenarios' notes: what is written on them; where they lie does not count. */
import { quoted, sentence } from './diff-words.ts';
import type { Difference } from './diff.ts';
import type { Note, Scenario } from '../scenario.ts';
import type { Text } from '../text.ts';

const byId = ({ notes = [] }: Scenario): ReadonlyMap<string, Note> => new Map(notes.map((note) => [note.id, note]));

const on = ({ about }: Note): Pick<Difference, 'node'> => (about === undefined ? {} : { node: about });

const saying = (zh: string, en: string, { text }: Note): Text =>
  sentence(`${zh}${quoted(text, 'zh-CN')}`, `${en} ${quoted(text, 'en')}`);

/** Every note that was added, removed, or says something else or of another node. */
export function diffNotes(before: Scenario, after: Scenario): Difference[] {
  const [old, fresh] = [byId(before), byId(after)];
  const differences: Difference[] = [];
  for (const [index, note] of (before.notes ?? []).entries()) {
    if (fresh.has(note.id)) continue;
    const words = saying('已删除备注', 'a note was removed:', note);
    differences.push({ what: 'note-removed', pointer: `/notes/${index}`, ...on(note), before: note, words });
  }
  for (const [index, note] of (after.notes ?? []).entries()) {
    const earlier = old.get(note.id);
    const at = { pointer: `/notes/${index}`, ...on(note), after: note };
    if (!earlier)
      differences.push({ what: 'note-added', ...at, words: saying('已新增备注', 'a note was added:', note) });
    else if (earlier.text !== note.text || earlier.about !== note.about)
      differences.push({
        ...{ what: 'note-changed', ...at, before: earlier },
        words: saying('备注改为', 'a note now says', note),
      });
  }
  return differences;
}
