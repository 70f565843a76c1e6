/** Writes the notices of a step of a procedure's case into the outbox: finds where each is to go, and writes it once however often the step is written. */
import { chinaDay } from '../../engine/core/calendar.ts';
import { caseName, caseNotices, type CaseNotice, type Recipient } from '../../engine/core/procedures/case-notices.ts';
import { textIn } from '../../engine/core/procedures/fields.ts';
import type { ProcedureProjection } from '../../engine/core/procedures/procedure-case.ts';
import { isAddress, type NoticeTemplates } from '../../engine/core/notice.ts';
import { isProblem } from '../../engine/core/problem.ts';
import { writeNotice, type NoticeOutbox } from '../../engine/core/send-notice.ts';
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

/** Who stands in today for those of these who are away, and is not told already. */
async function deputiesOf({ accounts, delegations, now }: CaseNoticeParts, told: readonly Mailbox[]) {
  const known = told.map(({ account }) => account);
  if (known.length === 0) return [];
  const found = await delegations.inForce(chinaDay(now()), { from: known });
  const deputies = [...new Set(found.map(({ to }) => to))].filter((to) => !known.includes(to));
  return (await Promise.all(deputies.map((to) => accounts.mailboxOf(to)))).flat();
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
    const concerns = ({ account }: Mailbox) => !notice.but.includes(account);
    const told = (await mailboxesOf(parts, projection, form, notice.recipient)).filter(concerns);
    const deputies = (await deputiesOf(parts, told)).filter(concerns);
    for (const mailbox of [...told, ...deputies])
      if (isAddress('email', mailbox.email)) await writeOne(parts, projection, notice, mailbox, form);
  }
}
