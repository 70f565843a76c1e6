/** Why a procedure's case waits: who holds it, since when, against which limit, by which rule, what fails, and what comes next for whom. */
import { chinaDay } from '../calendar.ts';
import { dependsOf, proofsFor, voidBecause, voidWords, type VoidEvidence } from '../evidence.ts';
import { roles } from '../rights.ts';
import { text, type Text } from '../text.ts';
import { actionsNow } from './legal.ts';
import { holderOf, type CaseHolder, type ProcedureRecord } from './procedure-case.ts';
import { stageNow, type StageFinding } from './procedure-state.ts';
import type { PeopleNames } from './procedure-view.ts';
import type { QuotaView } from './total-quota.ts';
import { procedureOutcomes, sides, stageActions, takeVolume, type Side } from './procedure.ts';
import type { ReviewLevel } from './plan.ts';

/** Why a procedure's case waits, as its record alone says. */
export interface ProcedureExplanation {
  /** In one sentence. */
  summary: Text;
  isOver: boolean;
  holder: CaseHolder & { words: Text };
  stage: { id: string; name: Text };
  since: string;
  /** Its limit: the end, the working days that it was given, and whether that is past. */
  limit: { until: string | null; workdays: number | null; isOverdue: boolean; remindAt: string | null };
  /** The rule that set who holds it and for how long. */
  rule: { policy: string; rule: string | null; digest: string; reason: Text } | null;
  /** What does not pass, or must be corrected. */
  failing: (StageFinding & { stage: string })[];
  /** Why a test that was passed before is asked for again. */
  again: { because: VoidEvidence['because'][number]; words: Text }[];
  problem: { slug: string; title: Text } | null;
  next: { action: string; words: Text; side: Side; by: Text }[];
}

/** GET /api/cases/{id}/explanation of a procedure's case: with the totals that stand against it, and what the platform's calendar says, the working days left until the limit, today not counted. */
export interface ProcedureExplanationView extends ProcedureExplanation {
  workdaysLeft: number | null;
  /** Where it waits because of what all together have asked for: how that is now. */
  quotas: QuotaView[];
}

const levels: Record<ReviewLevel, Text> = {
  case: text('所在地', 'local'),
  city: text('市级', 'city'),
  province: text('省级', 'province'),
};

interface Named {
  people: PeopleNames;
  standIn: StandIn | null;
}

/** Who does what an absent person has taken on, and until which day. */
export interface StandIn {
  name: Text;
  until: string;
}

/** “（甲已领取，不在，由乙代为办理至 2026-11-30）”. */
function takenOnWords(by: Text, standIn: StandIn | null): Text {
  if (!standIn) return text(`（${by['zh-CN']}已领取）`, ` (taken on by ${by.en})`);
  const { name, until } = standIn;
  return text(
    `（${by['zh-CN']}已领取，不在，由${name['zh-CN']}代为办理至 ${until}）`,
    ` (taken on by ${by.en}, who is away: ${name.en} stands in until ${until})`,
  );
}

function holderWords(record: ProcedureRecord, holder: CaseHolder, { people, standIn }: Named): Text {
  const { plan, state } = record;
  if (holder.side === 'reviewer' && holder.role !== null) {
    const { reviewers } = stageNow(plan, state);
    const at = levels[reviewers[Math.min(state.approved.length, reviewers.length - 1)]?.level ?? 'case'];
    const role = roles[holder.role].name;
    const { claimed } = holder;
    const by = claimed === null ? null : (people[claimed] ?? text(claimed, claimed));
    const who = by === null ? text('', '') : takenOnWords(by, standIn);
    return text(`${at['zh-CN']}${role['zh-CN']}${who['zh-CN']}`, `${role.en}, ${at.en}${who.en}`);
  }
  return sides[holder.side];
}

/** What was found against it because of what others have taken, the latest of each total; nothing once its own volume is taken. */
export function quotaFindings({ plan, state }: Pick<ProcedureRecord, 'plan' | 'state'>): QuotaFinding[] {
  const taken = plan.stages.findLastIndex(({ does }) => does === takeVolume);
  if (state.phase === 'over' || state.stage > taken) return [];
  const results = Object.entries(state.results).sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  const latest = new Map<string, QuotaFinding>();
  for (const [stage, { findings }] of results)
    for (const { quota, ...finding } of findings) if (quota) latest.set(quota.of, { stage, ...finding, quota });
  return [...latest.values()];
}
type QuotaFinding = StageFinding & Required<Pick<StageFinding, 'quota'>> & { stage: string };

function summaryWords(record: ProcedureRecord, whom: Text): Text {
  const { state, plan } = record;
  const { name } = stageNow(plan, state);
  switch (state.phase) {
    case 'over':
      return procedureOutcomes[state.outcome ?? 'granted'];
    case 'held': {
      const why = state.problem?.title ?? text('原因不明', 'an unknown reason');
      return text(
        `“${name['zh-CN']}”没有办成，等运行值守员处置：${why['zh-CN']}`,
        `“${name.en}” could not be done and waits for the duty operator: ${why.en}`,
      );
    }
    case 'doing':
      return text(`平台正在办理“${name['zh-CN']}”`, `The platform is at work on “${name.en}”`);
    case 'lasting':
      return text(`“${name['zh-CN']}”进行中，到期自动继续`, `“${name.en}” is under way, and goes on by itself`);
    case 'asking': {
      const late = state.isOverdue ? text('，已逾期并督办', ', overdue and escalated') : text('', '');
      const back =
        state.marks.length > 0
          ? text(`，${state.marks.length} 处待补正`, `, ${state.marks.length} to correct`)
          : text('', '');
      const isHere = stageNow(plan, state).does === takeVolume;
      const short = isHere ? quotaFindings(record).map(({ quota }) => quota.name) : [];
      const used =
        short.length > 0
          ? text(
              `，因“${short.map((each) => each['zh-CN']).join('、')}”的总量不够`,
              `, since the total of ${short.map(({ en }) => en).join(', ')} does not hold it`,
            )
          : text('', '');
      return text(
        `等${whom['zh-CN']}办理“${name['zh-CN']}”${used['zh-CN']}${back['zh-CN']}${late['zh-CN']}`,
        `Waits for ${whom.en}: ${name.en}${used.en}${back.en}${late.en}`,
      );
    }
  }
}

/** Why what is asked now was not taken over from what was proven before. */
function askedAgain({ plan, start, state }: ProcedureRecord): ProcedureExplanation['again'] {
  const { id, evidence } = stageNow(plan, state);
  const [proof] = evidence ? proofsFor(id, start, state) : [];
  if (!proof || state.phase === 'over') return [];
  const now = dependsOf(state.results);
  const because = voidBecause(proof, now, chinaDay(new Date(state.since)));
  return because.map((each) => ({ because: each, words: voidWords(proof, now, each) }));
}

/** Explains a case; `people` names who has taken it on, `standIn` who does it while they are away. There is an answer for every state. */
export function explainProcedure(
  record: ProcedureRecord,
  { people = {}, standIn = null }: Partial<Named> = {},
): ProcedureExplanation {
  const { plan, state } = record;
  const stage = stageNow(plan, state);
  const holder = holderOf(record);
  const words = holderWords(record, holder, { people, standIn });
  // Who does it now is said above: it need not be said again with each step.
  const whom = standIn ? holderWords(record, holder, { people, standIn: null }) : words;
  const marked = state.marks.map(({ pointer, note }): ProcedureExplanation['failing'][number] => ({
    ...{ stage: stage.id, pointer, rule: 'to-correct', severity: 'error', message: text(note, note) },
  }));
  const found = Object.entries(state.results).flatMap(([id, { findings, verdict }]) =>
    findings
      .filter(({ quota }) => !quota)
      .filter(({ severity }) => severity === 'warning' || (verdict === 'failed' && state.marks.length === 0))
      .map((finding) => ({ stage: id, ...finding })),
  );
  const isOver = state.phase === 'over';
  return {
    ...{ summary: summaryWords(record, words), isOver, holder: { ...holder, words } },
    ...{ stage: { id: stage.id, name: stage.name }, since: state.since },
    limit: { until: state.dueAt, workdays: stage.workdays, isOverdue: state.isOverdue, remindAt: state.remindAt },
    rule: isOver
      ? null
      : { policy: stage.by.policy, rule: stage.by.rule, digest: stage.by.digest, reason: stage.by.reason },
    ...{
      failing: isOver ? [] : [...marked, ...found, ...quotaFindings(record)],
      again: askedAgain(record),
      problem: state.problem,
    },
    next: actionsNow(plan, state).map(({ side, action }) => ({
      ...{ action: action.id, words: stageActions[action.id], side },
      by: side === 'platform' ? roles['duty-operator'].name : side === holder.side ? whom : sides[side],
    })),
  };
}
