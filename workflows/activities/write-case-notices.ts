/** Writes the notices of a step of a procedure's case into the outbox: finds where each is to go, and writes it once however often the step is written. */
import { chinaDay } from '../../engine/core/calendar.ts';
import { caseName, caseNotices, type CaseNotice, type Recipient } from '../../engine/core/procedures/case-notices.ts';
import { textIn } from '../../engine/core/procedures/fields.ts';
import type { ProcedureProjection } from '../../engine/core/procedures/procedure-case.ts';
import { isAddress, type NoticeTemplates, type NoticeVariables } from '../../engine/core/notice.ts';
import { isProblem } from '../../engine/core/problem.ts';
import { writeNotice, type NoticeOutbox } from '../../engine/core/send-notice.ts';
import { text, type Text } from '../../engine/core/text.ts';
import type { Accounts, Mailbox } from '../../engine/store/accounts.ts';
import type { Delegations } from '../../engine/store/delegations.ts';
import { submittedOf, type OperationParts } from './operations/define-operation.ts';

/** What it takes. */
export interface CaseNoticeParts extends Pick<OperationParts, 'papers' | 'now'> {
  accounts: Pick<Accounts, 'mailboxOf' | 'mailboxesAt'>;
  delegations: Pick<Delegations, 'inForce'>;
  notices: NoticeOutbox;
  noticeTemplates: NoticeTemplates;
}

type Form = Record<string, unknown>;

/** Whom the form names; before one was handed in, whoever opened the case. */
async function applicantOf(
  { accounts }: CaseNoticeParts,
  { openedBy }: ProcedureProjection['start'],
  form: Form,
): Promise<Mailbox[]> {
  const email = textIn(form, 'contactEmail');
  return email === '' ? accounts.mailboxOf(openedBy) : [{ account: 'applicant', email }];
}

/** What was submitted last; empty where that is not at hand. */
async function formOf(parts: CaseNoticeParts, { start, state }: ProcedureProjection): Promise<Form> {
  try {
    return (await submittedOf({ caseId: start.caseId, submitted: state.submitted }, parts)).form;
  } catch (error) {
    if (isProblem(error, 'not-found')) return {};
    throw error;
  }
}

function mailboxesOf(
  parts: CaseNoticeParts,
  { start }: ProcedureProjection,
  form: Form,
  recipient: Recipient,
): Promise<Mailbox[]> {
  switch (recipient.to) {
    case 'applicant':
      return applicantOf(parts, start, form);
    case 'account':
      return parts.accounts.mailboxOf(recipient.account);
    case 'role':
      return parts.accounts.mailboxesAt(recipient.place, recipient.role);
  }
}

/** Whom a notice concerns by their accounts: of an applicant's, whoever opened the case. */
const concernedBy = ({ recipient }: CaseNotice, { start }: ProcedureProjection, told: readonly Mailbox[]): string[] =>
  recipient.to === 'applicant' ? [start.openedBy] : told.map(({ account }) => account);

/** Who stands in today for those whom a notice concerns and who are away: it says for whom. */
async function toDeputies(
  { accounts, delegations, now }: CaseNoticeParts,
  projection: ProcedureProjection,
  notice: CaseNotice,
  told: readonly Mailbox[],
): Promise<{ notice: CaseNotice; mailbox: Mailbox }[]> {
  const known = concernedBy(notice, projection, told).filter((account) => !notice.but.includes(account));
  const done = [...notice.but, ...told.map(({ account }) => account)];
  const found = known.length === 0 ? [] : await delegations.inForce(chinaDay(now()), { from: known });
  const { task } = notice.variables;
  const written = found
    .filter(({ to }, index) => !done.includes(to) && found.findIndex((other) => other.to === to) === index)
    .map(async ({ from, to }) => {
      const variables = task === undefined ? {} : { task: inPlaceOf(from, task) };
      const forDeputy = { ...notice, variables: { ...notice.variables, ...variables } };
      return (await accounts.mailboxOf(to)).map((mailbox) => ({ notice: forDeputy, mailbox }));
    });
  return (await Promise.all(written)).flat();
}

/** “审核（替 wang 办理）”. */
function inPlaceOf(account: string, task: NoticeVariables[string]): Text {
  const words = typeof task === 'object' ? task : text(String(task), String(task));
  return text(`${words['zh-CN']}（替 ${account} 办理）`, `${words.en} (in place of ${account})`);
}

/** Writes one notice to one address. One that was written before keeps the words and the address it had. */
async function writeOne(
  { notices, noticeTemplates: templates, now }: CaseNoticeParts,
  { start }: ProcedureProjection,
  { key, template, variables }: CaseNotice,
  { account, email: to }: Mailbox,
  form: Form,
): Promise<void> {
  const notice = {
    ...{ key: `${key} ${account}`, template, channel: 'email' as const, to, ...start.place },
    about: { kind: 'case' as const, id: start.caseId },
    variables: { ...variables, case: caseName({ start }, form) },
  };
  try {
    await writeNotice({ notices, templates, now }, notice);
  } catch (error) {
    if (!isProblem(error, 'idempotency-key-reused')) throw error;
  }
}

/** Writes them. Whoever has no address is not told by notice: the case stands in their list all the same. */
export async function writeCaseNotices(parts: CaseNoticeParts, projection: ProcedureProjection): Promise<void> {
  const asked = caseNotices(projection);
  if (asked.length === 0) return;
  const form = await formOf(parts, projection);
  for (const notice of asked) {
    const told = (await mailboxesOf(parts, projection, form, notice.recipient)).filter(
      ({ account }) => !notice.but.includes(account),
    );
    const all = [
      ...told.map((mailbox) => ({ notice, mailbox })),
      ...(await toDeputies(parts, projection, notice, told)),
    ];
    for (const { notice: one, mailbox } of all)
      if (isAddress('email', mailbox.email)) await writeOne(parts, projection, one, mailbox, form);
  }
}
