/** The notices that a step of a procedure's case leaves: whom each goes to, and what fills its words. Written again they have the same keys. */
import { chinaDay } from '../calendar.ts';
import { caseEvents, type CaseEvent, type CaseEventName } from '../case-event.ts';
import type { NoticeChannel, NoticeVariables } from '../notice.ts';
import { roles, type Place, type Role } from '../rights.ts';
import { placeOfTask } from '../task.ts';
import { text, type Text } from '../text.ts';
import { procedures } from './index.ts';
import { fieldNameOf } from './name-of-field.ts';
import { holderOf, type ProcedureProjection } from './procedure-case.ts';
import { stageNow, type Stamp } from './procedure-state.ts';
import { procedureActs, procedureKinds, sides } from './procedure.ts';
import { happeningOf, tellingsOf, type Happening, type Telling } from './stamp-notices.ts';

/** Who a notice goes to: whom the form names, one account, everybody of a role who is nearest to a place, or the systems of an institution. */
export type Recipient =
  | { to: 'applicant' }
  | { to: 'account'; account: string }
  | { to: 'role'; role: Role; place: Place }
  | { to: 'systems'; institution: string; event: CaseEvent & { event: CaseEventName } };

/** A notice about a case. */
export interface CaseNotice {
  /** The same whenever the step is written, and another by each channel: with an address it names one notice. */
  key: string;
  channel: NoticeChannel;
  template: string;
  recipient: Recipient;
  /** Accounts that are not told: who did it, and who has decided already. */
  but: readonly string[];
  variables: NoticeVariables;
}

const longest = 280;
const onPage = text('见办件页面', 'see the page of the case');
const short = (words: string): string => (words.length > longest ? `${words.slice(0, longest)}……` : words);

/** What somebody wrote, as a sentence of a notice; what is too long for one is on the page of the case. */
const sentence = (words: string): string => {
  const said = short(words.trim());
  return /[。！？.!?…]$/.test(said) ? said : `${said}。`;
};

/** What a case is for, without whose it is. */
function matterOf({ procedure, act }: ProcedureProjection['start']): Text {
  const [kind, done] = [procedureKinds[procedure], procedureActs[act]];
  if (act === 'access') return kind;
  return text(`${kind['zh-CN']}（${done['zh-CN']}）`, `${kind.en}, ${done.en.toLowerCase()}`);
}

/** What notices call a case; the form says what it takes on. */
function caseName({ start }: Pick<ProcedureProjection, 'start'>, form: Record<string, unknown>): Text {
  const matter = matterOf(start);
  const name = procedures[start.procedure].nameOf(form);
  return name === '' ? matter : text(`${name} · ${matter['zh-CN']}`, `${name} · ${matter.en}`);
}

/** What fills the words of a notice. A text message says what a case is for, and not whose it is. */
export const caseVariables = (
  { channel, variables }: Pick<CaseNotice, 'channel' | 'variables'>,
  { start }: Pick<ProcedureProjection, 'start'>,
  form: Record<string, unknown>,
): NoticeVariables => ({
  ...variables,
  ...(channel === 'sms' ? { matter: matterOf(start) } : { case: caseName({ start }, form) }),
});

/** The names of marked fields, and never what stands in them. */
function fieldsIn({ start }: ProcedureProjection, pointers: readonly string[]): Text {
  const named = pointers.map((pointer) => fieldNameOf(procedures[start.procedure], pointer));
  const known = named.filter((name) => name !== null);
  if (known.length === 0) return onPage;
  const all = (language: keyof Text, comma: string) =>
    short([...new Set(known.map((name) => name[language]))].join(comma));
  return text(all('zh-CN', '、'), all('en', ', '));
}

const dayOf = (at: string): string => chinaDay(new Date(at));

function lateWords({ dueAt }: ProcedureProjection['state']): Text {
  const day = dueAt === null ? '' : ` ${dayOf(dueAt)}`;
  return text(`期限${day} 已过`, `it was due${day === '' ? '' : ` on${day}`}`);
}

function dueWords({ dueAt }: ProcedureProjection['state']): Text {
  if (dueAt === null) return text('请尽快办理', 'soon');
  return text(`请在 ${dayOf(dueAt)} 前办结`, `by ${dayOf(dueAt)}`);
}

function leftWords(projection: ProcedureProjection): Text {
  const days = stageNow(projection.plan, projection.state).remind ?? 0;
  return text(`还剩 ${days} 个工作日`, `${days} working ${days === 1 ? 'day' : 'days'} left`);
}

function holderWords({ claimed, role, side }: ReturnType<typeof holderOf>): Text {
  if (claimed !== null) return text(claimed, claimed);
  return side === 'applicant' || role === null ? sides[side] : roles[role].name;
}

/** Why a case was rejected: what somebody wrote, or the stage that it did not pass. */
function rejectionWords({ plan, stamps }: ProcedureProjection): Text {
  const given = stamps.findLast(({ side, reason }) => side !== 'platform' && reason !== undefined)?.reason;
  if (given !== undefined) return text(sentence(given), sentence(given));
  const { name } = plan.stages.find(({ id }) => id === stamps.at(-1)?.stage) ?? { name: onPage };
  return text(
    `“${name['zh-CN']}”没有通过，逐项说明见办件页面。`,
    `“${name.en}” was not passed; the page of the case says why.`,
  );
}

/** What fills the holes of a template, besides what the case is called. */
const variablesOf: Record<string, (projection: ProcedureProjection, stamp: Stamp) => NoticeVariables> = {
  'access.task-assigned': ({ plan, state }) => ({ task: stageNow(plan, state).name, due: dueWords(state) }),
  'access.due-soon': (projection) => ({
    ...{ task: stageNow(projection.plan, projection.state).name, left: leftWords(projection) },
    due: dayOf(projection.state.dueAt ?? projection.state.since),
  }),
  'access.overdue': ({ plan, state }) => ({ task: stageNow(plan, state).name, late: lateWords(state) }),
  'access.escalated': (projection) => ({
    ...{ stage: stageNow(projection.plan, projection.state).name, late: lateWords(projection.state) },
    holder: holderWords(holderOf(projection)),
  }),
  'access.returned': (projection, { marks = [], reason = '' }) => ({
    fields: fieldsIn(
      projection,
      marks.map(({ pointer }) => pointer),
    ),
    reason: sentence(reason),
  }),
  'access.stopped': (_, { reason = '' }) => ({ reason: sentence(reason) }),
  'access.commented': (_, { reason = '', side }) => ({ by: sides[side], words: sentence(reason) }),
  'access.handed-over': ({ plan, state }, { reason = '' }) => ({
    ...{ task: stageNow(plan, state).name, reason: sentence(reason), due: dueWords(state) },
  }),
  'access.not-passed': (projection, { stage }) => {
    const { plan, state } = projection;
    const found = state.results[stage]?.findings.filter(({ severity }) => severity === 'error') ?? [];
    const marked = state.marks.length > 0 ? state.marks : found;
    return {
      stage: plan.stages.find(({ id }) => id === stage)?.name ?? onPage,
      fields: fieldsIn(
        projection,
        marked.map(({ pointer }) => pointer),
      ),
    };
  },
  'access.held': ({ plan, state }, { stage, reason = '' }) => ({
    stage: plan.stages.find(({ id }) => id === stage)?.name ?? onPage,
    problem: state.problem?.title ?? text(reason, reason),
  }),
  'access.approved': ({ state }, { at }) => ({
    ...{ number: state.results['registration']?.gives['number'] ?? '', since: dayOf(at) },
  }),
  'access.granted': (_, { at }) => ({ since: dayOf(at) }),
  'access.rejected': (projection) => ({ reason: rejectionWords(projection) }),
  'access.expired': () => ({}),
  'access.due-soon-text': ({ state }) => ({ due: dayOf(state.dueAt ?? state.since) }),
  'access.approved-text': (_, { at }) => ({ since: dayOf(at) }),
};

/** Who a case waits for. */
function holderRecipient(projection: ProcedureProjection): Recipient | null {
  const { side, role, claimed, region, institution } = holderOf(projection);
  if (side === 'applicant') return { to: 'applicant' };
  if (claimed !== null) return { to: 'account', account: claimed };
  return role === null ? null : { to: 'role', role, place: { region, institution } };
}

/** What the systems of the applicant are told; nobody where the applicant is no institution. */
function systemsOf({ start, plan, state }: ProcedureProjection, stamp: Stamp, event: CaseEventName): Recipient | null {
  const { institution } = start.place;
  const stage = state.phase === 'over' ? stamp.stage : stageNow(plan, state).id;
  return institution === null ? null : { to: 'systems', institution, event: { event, stage, at: stamp.at } };
}

/** Whether the case still waits where something was stamped: else it has moved on in the same step. */
const waitsAt = ({ plan, state }: ProcedureProjection, { stage }: Stamp): boolean =>
  state.phase === 'asking' && stageNow(plan, state).id === stage;

function recipientOf(
  { whom, event, ifWithApplicant }: Telling,
  projection: ProcedureProjection,
  stamp: Stamp,
): Recipient | null {
  const { start, plan, state } = projection;
  if (ifWithApplicant && !(waitsAt(projection, stamp) && holderOf(projection).side === 'applicant')) return null;
  switch (whom) {
    case 'systems':
      return event === undefined ? null : systemsOf(projection, stamp, event);
    case 'applicant':
      return { to: 'applicant' };
    case 'named':
      return stamp.to === undefined ? null : { to: 'account', account: stamp.to };
    case 'duty':
      return { to: 'role', role: 'duty-operator', place: placeOfTask(start.place, 'province') };
    case 'above': {
      const { escalate } = stageNow(plan, state);
      return escalate && { to: 'role', role: escalate.role, place: placeOfTask(start.place, escalate.level) };
    }
    case 'holder':
      return waitsAt(projection, stamp) ? holderRecipient(projection) : null;
    case 'next': {
      const recipient = state.phase === 'asking' ? holderRecipient(projection) : null;
      // Who goes on with what they have just done sees it.
      return recipient?.to === 'applicant' && stamp.side === 'applicant' ? null : recipient;
    }
  }
}

const isNext = (happening: Happening, { side }: Stamp): boolean =>
  tellingsOf(happening, side).some(({ whom }) => whom === 'next');

/** What is granted without a number has words of its own. */
function templateOf(template: string, { state }: ProcedureProjection): string {
  const hasNumber = state.results['registration']?.gives['number'] !== undefined;
  return template === 'access.approved' && !hasNumber ? 'access.granted' : template;
}

/** Mail was the only channel once: what was written then keeps its key. */
const keyOf = (key: string, channel: NoticeChannel): string => (channel === 'email' ? key : `${key} ${channel}`);

/** Whether something is told of where a case has come to, which the last of several stamps says. */
const isOfMoving = ({ whom, event }: Telling): boolean => whom === 'next' || event === 'moved';

/** What fills the words of a notice, besides what the case is called. */
function variablesFor(template: string, recipient: Recipient, projection: ProcedureProjection, stamp: Stamp) {
  if (recipient.to !== 'systems') return variablesOf[template]?.(projection, stamp) ?? {};
  const { event, stage } = recipient.event;
  const { name } = projection.plan.stages.find(({ id }) => id === stage) ?? { name: onPage };
  return { event: caseEvents[event], stage: name };
}

/** The notices after a step, in the order of its stamps. */
export function caseNotices(projection: ProcedureProjection): CaseNotice[] {
  const { start, plan, state, stamps } = projection;
  const happened = stamps.map((stamp) => {
    const stage = plan.stages.find(({ id }) => id === stamp.stage);
    return { stamp, happening: happeningOf(stamp, stage, state) };
  });
  const last = happened.findLast(({ stamp, happening }) => isNext(happening, stamp))?.stamp;
  return happened.flatMap(({ stamp, happening }, index) => {
    // What ends a case is told by its end; how an item of a batch ended, by the batch: only what needs a person is told of it.
    if (stamps[index + 1]?.action === 'ended' || (start.inherits && happening !== 'held')) return [];
    return tellingsOf(happening, stamp.side).flatMap((telling): CaseNotice[] => {
      const recipient = isOfMoving(telling) && stamp !== last ? null : recipientOf(telling, projection, stamp);
      if (!recipient) return [];
      const { channel } = telling;
      const template = templateOf(telling.template, projection);
      const variables = variablesFor(template, recipient, projection, stamp);
      const key = keyOf(`case ${start.caseId} ${stamp.seq} ${template}`, channel);
      const but = [stamp.by, ...state.approved, ...(state.approvedFor ?? [])];
      return [{ key, channel, template, recipient, but, variables }];
    });
  });
}
