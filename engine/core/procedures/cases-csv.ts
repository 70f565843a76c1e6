/** Cases of procedures as CSV, in the words that the list on the page uses. */
import { csvOf } from '../csv.ts';
import { text, type Language, type Text } from '../text.ts';
import type { ProcedureSummary } from './procedure-case.ts';
import { procedureActs, procedureKinds, procedureOutcomes, sides } from './procedure.ts';

/** How many cases one file holds at most: the latest. */
export const mostCasesInCsv = 10_000;

/** Says an institution by its id. */
type InstitutionWords = (id: string) => Text;

/** China's one time zone, as a spreadsheet reads it: 2026-11-22 12:41. */
const timeOf = (at: string | null): string =>
  at === null ? '' : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

const columns: readonly (readonly [Text, (it: ProcedureSummary, institution: InstitutionWords) => Text | string])[] = [
  [text('办件编号', 'Number'), ({ id }) => id],
  [text('名称', 'Name'), ({ name }) => name],
  [text('流程', 'Procedure'), ({ procedure }) => procedureKinds[procedure]],
  [text('事项', 'Act'), ({ act }) => procedureActs[act]],
  [text('申请单位', 'Applicant'), ({ institution }, named) => (institution === null ? '' : named(institution))],
  [text('地区代码', 'Division'), ({ region }) => region],
  [text('状态', 'State'), ({ outcome }) => (outcome === null ? text('办理中', 'Open') : procedureOutcomes[outcome])],
  [text('环节', 'Stage'), ({ stage }) => stage.name],
  [text('由谁办', 'Held by'), ({ holder, outcome }) => (outcome === null ? sides[holder.side] : '')],
  [text('始于', 'Since'), ({ since }) => timeOf(since)],
  [text('期限', 'Due'), ({ dueAt, outcome }) => timeOf(outcome === null ? dueAt : null)],
  [text('是否逾期', 'Overdue'), ({ isOverdue }) => (isOverdue ? text('是', 'yes') : text('否', 'no'))],
  [text('发起时间', 'Opened'), ({ openedAt }) => timeOf(openedAt)],
  [text('办结时间', 'Ended'), ({ endedAt }) => timeOf(endedAt)],
];

/** The text of the file. */
export function casesCsv(
  cases: readonly ProcedureSummary[],
  language: Language,
  institution: InstitutionWords,
): string {
  const say = (said: Text | string): string => (typeof said === 'string' ? said : said[language]);
  return csvOf([
    columns.map(([heading]) => say(heading)),
    ...cases.map((each) => columns.map(([, cell]) => say(cell(each, institution)))),
  ]);
}
