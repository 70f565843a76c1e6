/** Checks a batch: reads its list, judges every row, and keeps what is to be done as items; a row that is wrong is kept as refused, and hinders no other. */
import { isProblem } from '../../../engine/core/problem.ts';
import { codesIn } from '../../../engine/core/procedures/batch-access.ts';
import { codesNamed, readBatch, shownOf, type BatchRow } from '../../../engine/core/procedures/batch-rows.ts';
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import type { FileRow } from '../../../engine/core/list-file.ts';
import { readRows } from '../../../engine/core/read-rows.ts';
import { text } from '../../../engine/core/text.ts';
import { sm3 } from '../../../engine/crypto/sm3.ts';
import type { NewBatchItem } from '../../../engine/store/batch-items.ts';
import { findingsOf } from './check-application.ts';
import { error, failed, passed, submittedOf, type StageOperation } from './define-operation.ts';

/** So many rows that are wrong are told to whoever reviews; all of them stand in the list of items. */
const mostTold = 20;

/** The id of an item's case: the same whenever it is asked for, and like those of all cases. */
function caseOf(batch: string, row: number, code: string | null): string {
  const digest = sm3(`${batch} ${row} ${code ?? ''}`);
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  return [...parts, digest.slice(20, 32)].join('-');
}

/** The items that a row makes: its institution, and where it is sound what that opens. */
function itemsOf(batch: string, row: BatchRow, names: ReadonlyMap<string, string>): NewBatchItem[] {
  const { line, institution, findings } = row;
  const item = (code: string | null): NewBatchItem => ({
    ...{ row: line, code, ...shownOf(row), findings, status: findings.length > 0 ? 'refused' : 'waiting' },
    case: caseOf(batch, line, code),
    content: { ...institution, ...(code !== null && { item: names.get(code) ?? code }) },
  });
  return [item(null), ...(findings.length > 0 ? [] : [...names.keys()].map(item))];
}

/** The rows of the file; what is broken in it otherwise. */
function rowsIn(bytes: Uint8Array): FileRow[] | StageFinding[] {
  try {
    return readRows(bytes);
  } catch (thrown) {
    if (!isProblem(thrown, 'invalid-input')) throw thrown;
    return (thrown.details.errors ?? []).map(({ rule, message }) => error('/materials/rows', rule, message));
  }
}
const isBroken = (read: FileRow[] | StageFinding[]): read is StageFinding[] => read.some((each) => 'rule' in each);

/** What is told of the rows that are wrong. */
const toldOf = (rows: readonly BatchRow[]): StageFinding[] =>
  rows
    .filter(({ findings }) => findings.length > 0)
    .slice(0, mostTold)
    .flatMap(({ line, findings }) =>
      findings.slice(0, 1).map(({ rule, message }) => ({
        ...{ pointer: '/materials/rows', rule, severity: 'warning' as const },
        message: text(`第 ${line} 行：${message['zh-CN']}`, `Line ${line}: ${message.en}`),
      })),
    );

/** The codes that the catalogue does not know. */
const unknownCodes = (form: Record<string, unknown>, known: ReadonlyMap<string, string>): StageFinding[] =>
  codesIn(form).flatMap((code, index) =>
    known.has(code)
      ? []
      : error(
          `/items/${index}`,
          'known-item',
          text(`应用目录没有编码 ${code}`, `The application catalogue has no code ${code}`),
        ),
  );

/** Checks it. The items take the place of those of an earlier submission. */
export const checkBatch: StageOperation = async (work, parts) => {
  const { caseId, start } = work;
  const submitted = await submittedOf(work, parts);
  const { form, materials } = submitted;
  const known = await parts.catalogueNames(start.place.region);
  const wrong = [...(await findingsOf(work, submitted, parts)), ...unknownCodes(form, known)];
  const lists = materials.filter(({ code }) => code === 'rows');
  const [list] = lists;
  if (lists.length > 1)
    wrong.push(
      error('/materials/rows', 'one-list', text('只能有一份清单，请移除多余的', 'There must be but one list')),
    );
  if (!list || wrong.length > 0) return failed(...wrong);
  const file = rowsIn(await parts.materials.bytesOf(list.id));
  if (isBroken(file)) return failed(...file);
  const registered = await parts.registrations.heldAmong('institution', codesNamed(file));
  const codes = new Set(materials.map(({ code }) => code));
  const { errors, rows } = readBatch(file, {
    ...{ form, materials: [...codes], place: start.place, now: parts.now() },
    isRegistered: (code) => registered.has(code),
  });
  if (errors.length > 0) return failed(...errors, ...toldOf(rows));
  const names = new Map(codesIn(form).map((code) => [code, known.get(code) ?? code]));
  const items = rows.flatMap((row) => itemsOf(caseId, row, names));
  await parts.batchItems.replace(caseId, work.submitted ?? '', items, parts.now().toISOString());
  const sound = rows.filter(({ findings }) => findings.length === 0).length;
  const gives = { codes: String(names.size), rows: String(rows.length), sound: String(sound) };
  return passed({ ...gives, list: list.digest }, toldOf(rows));
};
