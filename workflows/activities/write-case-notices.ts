/** Writes the notices of a step of a procedure's case into the outbox: finds where each is to go, and writes it once however often the step is written. */
import { chinaDay } from '../../engine/core/calendar.ts';
import {
  caseNotices,
  caseVariables,
  type CaseNotice,
  type Recipient,
} from '../../engine/core/procedures/case-notices.ts';
import { textIn } from '../../engine/core/procedures/fields.ts';
import type { ProcedureProjection } from '../../engine/core/procedures/procedure-case.ts';
import { isAddress, type NewNotice, type NoticeTemplates, type NoticeVariables } from '../../engine/core/notice.ts';
import { isProblem } from '../../engine/core/problem.ts';
import { writeNotice, type NoticeOutbox } from '../../engine/core/send-notice.ts';
import { text, type Text } from '../../engine/core/text.ts';
import type { Accounts, Mailbox } from '../../engine/store/accounts.ts';
import type { Delegations } from '../../engine/store/delegations.ts';
import type { Webhooks } from '../../engine/store/webhooks.ts';
import { submittedOf, type OperationParts } from './operations/define-operation.ts';

/** What it takes. */
export interface CaseNoticeParts extends Pick<OperationParts, 'papers' | 'now'> {
  /** Whether text messages are sent at all. */
  textMessages: boolean;
  webhooks: Pick<Webhooks, 'toldOf'>;
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
  const phone = textIn(form, 'contactPhone');
  return email === '' ? accounts.mailboxOf(openedBy) : [{ account: 'applicant', email, phone }];
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

/** Where a notice goes: an address with the account, or the webhook, that it is of. */
interface Destination {
  of: string;
  to: string;
  told?: NewNotice['told'];
  /** What is said in other words to somebody who stands in. */
  variables?: NoticeVariables;
}

function mailboxesOf(
  parts: CaseNoticeParts,
  { start }: ProcedureProjection,
  form: Form,
  recipient: Exclude<Recipient, { to: 'systems' }>,
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

/** The addresses of people, by the channel of a notice. */
const destinationIn =
  (channel: CaseNotice['channel']) =>
  ({ account, email, phone }: Mailbox): Destination => ({ of: account, to: channel === 'sms' ? phone : email });

/** Whom a notice concerns by their accounts: of an applicant's, whoever opened the case. */
const concernedBy = ({ recipient }: CaseNotice, { start }: ProcedureProjection, told: readonly Mailbox[]): string[] =>
  recipient.to === 'applicant' ? [start.openedBy] : told.map(({ account }) => account);

/** “审核（替 wang 办理）”. */
function inPlaceOf(account: string, task: NoticeVariables[string]): Text {
  const words = typeof task === 'object' ? task : text(String(task), String(task));
  return text(`${words['zh-CN']}（替 ${account} 办理）`, `${words.en} (in place of ${account})`);
}

/** Who stands in today for those whom a notice concerns and who are away: it says for whom. */
async function toDeputies(
  { accounts, delegations, now }: CaseNoticeParts,
  projection: ProcedureProjection,
  notice: CaseNotice,
  told: readonly Mailbox[],
): Promise<Destination[]> {
  const known = concernedBy(notice, projection, told).filter((account) => !notice.but.includes(account));
  const done = [...notice.but, ...told.map(({ account }) => account)];
  const found = known.length === 0 ? [] : await delegations.inForce(chinaDay(now()), { from: known });
  const { task } = notice.variables;
  const written = found
    .filter(({ to }, index) => !done.includes(to) && found.findIndex((other) => other.to === to) === index)
    .map(async ({ from, to }) => {
      const inOtherWords = task === undefined ? {} : { variables: { task: inPlaceOf(from, task) } };
      const mailboxes = await accounts.mailboxOf(to);
      return mailboxes.map((mailbox) => ({ ...destinationIn(notice.channel)(mailbox), ...inOtherWords }));
    });
  return (await Promise.all(written)).flat();
}

async function destinationsOf(
  parts: CaseNoticeParts,
  projection: ProcedureProjection,
  form: Form,
  notice: CaseNotice,
): Promise<Destination[]> {
  const { recipient, channel, but } = notice;
  if (recipient.to === 'systems') {
    const { institution, event } = recipient;
    const webhooks = await parts.webhooks.toldOf(institution, event.event);
    return webhooks.map(({ id, url }) => ({ of: id, to: url, told: { webhook: id, event } }));
  }
  if (channel === 'sms' && !parts.textMessages) return [];
  const found = await mailboxesOf(parts, projection, form, recipient);
  const told = found.filter(({ account }) => !but.includes(account));
  return [...told.map(destinationIn(channel)), ...(await toDeputies(parts, projection, notice, told))];
}

/** Writes one notice to one address. One that was written before keeps the words and the address it had. */
async function writeOne(
  { notices, noticeTemplates: templates, now }: CaseNoticeParts,
  { start }: ProcedureProjection,
  asked: CaseNotice,
  { of, to, told, variables = {} }: Destination,
  form: Form,
): Promise<void> {
  const { key, channel, template } = asked;
  const notice = {
    ...{ key: `${key} ${of}`, template, channel, to, ...start.place, ...(told && { told }) },
    about: { kind: 'case' as const, id: start.caseId },
    variables: { ...caseVariables(asked, { start }, form), ...variables },
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
    const destinations = await destinationsOf(parts, projection, form, notice);
    for (const destination of destinations)
      if (isAddress(notice.channel, destination.to)) await writeOne(parts, projection, notice, destination, form);
  }
}
