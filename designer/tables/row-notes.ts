/** What a row says besides its cells: its name, why, which prompt is shown, the clauses it stands on, and whether lower levels may loosen it; each as a text that people type. */
import { clauses as clauseTexts } from '../../engine/core/clauses.ts';
import { PromptCode } from '../../engine/core/prompts/prompt.ts';
import { booleanIn, yesWord } from '../../engine/core/tables/table-cell-words.ts';
import type { TableRow } from '../../engine/core/tables/table.ts';
import { text, type Language, type Text } from '../../engine/core/text.ts';

/** A part of what a row says. */
export type Note = 'reason-zh' | 'reason-en' | 'prompt' | 'clauses' | 'loosenable' | 'id';

const languageOf = { 'reason-zh': 'zh-CN', 'reason-en': 'en' } as const;

/** The text of a note. */
export function noteText(row: TableRow, note: Note, language: Language): string {
  if (note === 'loosenable') return row.loosenable ? yesWord[language] : '';
  if (note === 'id') return row.id ?? '';
  if (note === 'prompt') return row.prompt ?? '';
  if (note === 'clauses') return (row.clauses ?? []).join(', ');
  return row.reason?.[languageOf[note]] ?? '';
}

/** A reason with one language written. A language that was never written says what the other says, for none may be empty; English follows Chinese. */
function reasonWith(reason: Text | undefined, language: Language, said: string): Text | undefined {
  const other = language === 'en' ? 'zh-CN' : 'en';
  const isMirrored = reason === undefined || reason[other] === reason[language];
  if (said === '') return isMirrored ? undefined : text(reason[other], reason[other]);
  const isFollowed = isMirrored && language === 'zh-CN';
  return isFollowed || reason === undefined ? text(said, said) : { ...reason, [language]: said };
}

const idPattern = /^[a-z0-9][a-z0-9-]{0,59}$/;
const findings = {
  id: text(
    '行名由小写字母、数字和连字符组成，最多 60 个字符',
    'A name is made of lower-case letters, digits and hyphens, 60 at most',
  ),
  loosenable: text('写“是”，或者留空', 'Write yes, or nothing'),
  prompt: text('提示语代码形如 card.lost', 'The code of a prompt is written like card.lost'),
} as const satisfies Record<string, Text>;

function unknownClauses(said: readonly string[]): Text | undefined {
  const unknown = said.filter((clause) => !Object.hasOwn(clauseTexts, clause));
  if (unknown.length === 0) return undefined;
  return text(`没有条款：${unknown.join('、')}`, `There is no clause ${unknown.join(', ')}`);
}

/** What is wrong with a note, where something is. */
export function noteFinding(row: TableRow, note: Note): Text | undefined {
  if (note === 'id') return row.id === undefined || idPattern.test(row.id) ? undefined : findings.id;
  if (note === 'clauses') return unknownClauses(row.clauses ?? []);
  if (note !== 'prompt' || row.prompt === undefined) return undefined;
  return PromptCode.safeParse(row.prompt).success ? undefined : findings.prompt;
}

const keys = {
  'reason-zh': 'reason',
  'reason-en': 'reason',
  prompt: 'prompt',
  clauses: 'clauses',
  loosenable: 'loosenable',
  id: 'id',
} as const;

function valueOf(row: TableRow, note: Note, said: string): Partial<TableRow> {
  if (note === 'reason-zh' || note === 'reason-en') {
    const reason = reasonWith(row.reason, languageOf[note], said);
    return reason ? { reason } : {};
  }
  if (said === '') return {};
  if (note === 'loosenable') return booleanIn(said) ? { loosenable: true } : {};
  return note === 'clauses' ? { clauses: said.split(/[\s,，、;；]+/u).filter(Boolean) } : { [note]: said };
}

/** Writes a note of a row. */
export function withNote(row: TableRow, note: Note, source: string): { row: TableRow; finding?: Text } {
  const { [keys[note]]: _before, ...rest } = row;
  const written: TableRow = { ...(rest as TableRow), ...valueOf(row, note, source.trim()) };
  const isUnread = note === 'loosenable' && source.trim() !== '' && booleanIn(source.trim()) === undefined;
  const finding = isUnread ? findings.loosenable : noteFinding(written, note);
  return { row: written, ...(finding && { finding }) };
}
