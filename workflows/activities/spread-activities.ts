/** What a worker does to spread a batch: makes its items ready page by page, notes how their cases ended, and sums up. */
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { filingForm, institutionForm } from '../../engine/core/procedures/batch-rows.ts';
import { batchColumns, type BatchColumn } from '../../engine/core/procedures/batch-item.ts';
import { procedures } from '../../engine/core/procedures/index.ts';
import type { StageFinding } from '../../engine/core/procedures/procedure-state.ts';
import type { ProcedureStart } from '../../engine/core/run-procedure-ports.ts';
import type { EndedCase, SpreadSteps, SpreadTurn, SpreadWaits } from '../../engine/core/spread-batch-ports.ts';
import { text } from '../../engine/core/text.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import type { BatchItems, DueItem, EndedItem } from '../../engine/store/batch-items.ts';
import type { Papers } from '../../engine/store/papers.ts';
import type { ProcedureCases } from '../../engine/store/procedure-cases.ts';
import { naming } from './naming.ts';
import type { Submitted } from './operations/define-operation.ts';

/** What the activities are made of. */
export interface SpreadActivityParts {
  batchItems: Pick<BatchItems, 'due' | 'institutions' | 'begin' | 'end' | 'counts'>;
  procedureCases: Pick<ProcedureCases, 'insertItems' | 'ends'>;
  papers: Pick<Papers, 'paper' | 'keepMany'>;
  now: () => Date;
}

const finding = (rule: string, zh: string, en: string): StageFinding => ({
  ...{ pointer: '', rule, severity: 'error', message: text(zh, en) },
});
const broken = finding('broken-off', '办件中断，没有办成', 'Its case broke off');
const notGranted = finding('institution-granted', '所属机构未通过接入', 'Its institution was not granted access');

const kindOf = ({ code }: Pick<DueItem, 'code'>) => (code === null ? 'institution-access' : 'catalogue-filing');

/** The stages of a procedure at which somebody would be asked: the batch was asked for all. */
const askedStages = (kind: ReturnType<typeof kindOf>): string[] =>
  (procedures[kind].acts.access ?? []).filter(({ asks }) => asks !== undefined).map(({ id }) => id);

/** What an item applies with: the shared form with what its row says, and the files that its procedure asks for. */
function contentOf({ code, content }: DueItem, { form, materials }: Submitted): Submitted {
  const columns = Object.keys(batchColumns) as BatchColumn[];
  const row = Object.fromEntries(columns.map((column) => [column, content[column] ?? ''])) as Record<
    BatchColumn,
    string
  >;
  const asked = procedures[kindOf({ code })].materials.map((each) => each.code);
  return {
    form: code === null ? institutionForm(form, row) : filingForm(form, row, code, content['item'] ?? code),
    materials: materials.filter((each) => asked.includes(each.code)),
  };
}

/** Makes the activities. */
export function createSpreadActivities(parts: SpreadActivityParts): SpreadSteps & SpreadWaits {
  const { batchItems, procedureCases, papers, now } = parts;

  /** Notes how the cases of items ended. */
  async function settle(ended: readonly EndedCase[]): Promise<void> {
    const ends = await procedureCases.ends(ended.map(({ caseId }) => caseId));
    const items = ended.map(({ item, caseId }): EndedItem => {
      const end = ends.get(caseId);
      if (!end) return { id: item, status: 'refused', findings: [broken] };
      return { id: item, status: end.outcome === 'granted' ? 'granted' : 'refused', findings: end.findings };
    });
    await batchItems.end(items, now().toISOString());
  }

  /** Leaves out the items of institutions that were not granted; gives the others, each with its institution. */
  async function sound(batch: string, page: readonly DueItem[]): Promise<{ item: DueItem; institution: string }[]> {
    if (page[0]?.code === null) return page.map((item) => ({ item, institution: item.case }));
    const rows = page.map(({ row }) => row);
    const institutions = await batchItems.institutions(batch, rows);
    const isSound = ({ row }: DueItem) => institutions.get(row)?.status === 'granted';
    const skipped = page.filter((item) => !isSound(item));
    await batchItems.end(
      skipped.map(({ id }) => ({ id, status: 'skipped', findings: [notGranted] })),
      now().toISOString(),
    );
    return page.filter(isSound).map((item) => ({ item, institution: institutions.get(item.row)?.case ?? '' }));
  }

  /** Writes what the items apply with, and their cases, all at once. */
  async function prepare({ batch, submitted }: SpreadTurn, items: Awaited<ReturnType<typeof sound>>) {
    if (items.length === 0) return [];
    const at = now().toISOString();
    const shared = (await papers.paper(batch.caseId, submitted)) as Submitted;
    const made = items.map(({ item, institution }) => {
      const content = contentOf(item, shared);
      const digest = sm3(canonicalJson(content));
      const procedure = kindOf(item);
      const start: ProcedureStart = {
        ...{ caseId: item.case, procedure, act: 'access', registration: null },
        ...{ place: { region: item.region, institution }, openedBy: batch.openedBy, openedAt: item.startedAt ?? at },
        inherits: { from: batch.caseId, by: batch.place, stages: askedStages(procedure), submitted: digest },
      };
      return { item, start, content, digest, name: procedures[procedure].nameOf(content.form) };
    });
    await batchItems.begin(
      items.map(({ item }) => item.id),
      at,
    );
    const kept = made.map(({ start: { caseId }, digest, content }) => ({ caseId, digest, content }));
    await papers.keepMany(kept, { by: batch.openedBy, at });
    await procedureCases.insertItems(made);
    return made.map(({ item, start }) => ({ item: item.id, start }));
  }

  return {
    turnSpread: (turn) =>
      naming(async () => {
        await settle(turn.ended);
        const { after, room, underWay, batch } = turn;
        const waits = { begun: [], after, isLast: false };
        if (room === 0) return waits;
        const due = await batchItems.due(batch.caseId, after, room);
        const [first] = due;
        if (!first) return { ...waits, isLast: true };
        const page = due.filter(({ code }) => (code === null) === (first.code === null));
        // Whether an item can be opened is known once every institution is over.
        const isTurning = first.code !== null && !after.startsWith('item');
        if (isTurning && underWay > 0) return waits;
        const begun = await prepare(turn, await sound(batch.caseId, page));
        return { begun, after: page.at(-1)?.order ?? after, isLast: false };
      }),

    sumUpSpread: (batch) =>
      naming(async () => {
        const { byStatus, total } = await batchItems.counts(batch);
        const { granted, refused, skipped } = byStatus;
        const findings: StageFinding[] =
          granted === total
            ? []
            : [
                {
                  ...{ pointer: '/materials/rows', rule: 'all-granted' },
                  severity: granted === 0 ? 'error' : 'warning',
                  message: text(
                    `共 ${total} 项，通过 ${granted} 项，未通过 ${refused} 项，跳过 ${skipped} 项`,
                    `Of ${total} items ${granted} were granted, ${refused} refused and ${skipped} skipped`,
                  ),
                },
              ];
        const gives = { granted: String(granted), refused: String(refused), skipped: String(skipped) };
        return { verdict: granted > 0 ? 'passed' : 'failed', findings, gives };
      }),

    async awaitCase(caseId) {
      const ends = await procedureCases.ends([caseId]);
      if (!ends.has(caseId)) throw new Error(`${caseId} is not over yet`);
    },
  };
}
