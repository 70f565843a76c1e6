/** Tells whoever applied for an entry how it stands: by notice to the contact of its form, or to the applicants' accounts of its institution. */
import { agreeWithApplicant } from '../../engine/core/registers/agree-with-applicant.ts';
import type { Agreed } from '../../engine/core/registers/agree-nationally.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { chinaDay } from '../../engine/core/calendar.ts';
import { isAddress, type NewNotice, type NoticeTemplates } from '../../engine/core/notice.ts';
import { isProblem } from '../../engine/core/problem.ts';
import { textIn } from '../../engine/core/procedures/fields.ts';
import {
  flagSideWords,
  registrationStates,
  type Registration,
  type ToldStanding,
} from '../../engine/core/registers/registration.ts';
import { writeNotice, type NoticeOutbox } from '../../engine/core/send-notice.ts';
import { text, type Text } from '../../engine/core/text.ts';
import type { Accounts, Mailbox } from '../../engine/store/accounts.ts';
import type { Papers } from '../../engine/store/papers.ts';
import type { Registrations } from '../../engine/store/registrations.ts';

/** What it takes. */
export interface TellApplicantParts {
  registrations: Pick<Registrations, 'change'>;
  papers: Pick<Papers, 'paper'>;
  accounts: Pick<Accounts, 'mailboxesAt'>;
  notices: NoticeOutbox;
  noticeTemplates: NoticeTemplates;
  now: () => Date;
}

/** The contact that the form of an entry names; empty where that is not at hand. */
async function contactOf({ papers }: TellApplicantParts, { case: of, form }: Registration): Promise<string> {
  if (form === '') return '';
  try {
    const paper = (await papers.paper(of, form)) as { form?: Record<string, unknown> };
    return textIn(paper.form ?? {}, 'contactEmail');
  } catch (error) {
    if (isProblem(error, 'not-found')) return '';
    throw error;
  }
}

async function mailboxesOf(parts: TellApplicantParts, entry: Registration): Promise<Mailbox[]> {
  const email = await contactOf(parts, entry);
  if (isAddress('email', email)) return [{ account: 'contact', email, phone: '' }];
  const { region, institution } = entry;
  const found = institution === null ? [] : await parts.accounts.mailboxesAt({ region, institution }, 'applicant');
  return found.filter((mailbox) => isAddress('email', mailbox.email));
}

/** Writes a notice about an entry to whoever applied for it; false where nobody can be reached. */
export async function noticeOfEntry(
  parts: TellApplicantParts,
  entry: Registration,
  { key, ...notice }: Pick<NewNotice, 'key' | 'template' | 'variables'>,
): Promise<boolean> {
  const { notices, noticeTemplates: templates, now } = parts;
  const { region, institution } = entry;
  const mailboxes = await mailboxesOf(parts, entry);
  for (const { account, email: to } of mailboxes) {
    const one = { ...notice, key: `${key} ${account}`, to, region, institution, about: null };
    await writeNotice({ notices, templates, now }, { ...one, channel: 'email' }).catch((error: unknown) => {
      // Written before, in the words and to the address of then.
      if (!isProblem(error, 'idempotency-key-reused')) throw error;
    });
  }
  return mailboxes.length > 0;
}

function standingWords({ state, number, suspendedBy }: ToldStanding): Text {
  const words = registrationStates[state];
  const by = (language: keyof Text) => suspendedBy.map((side) => flagSideWords[side][language]);
  const [zh, en] = [by('zh-CN').join('、'), by('en').join(', ')];
  return text(
    `${words['zh-CN']}${zh === '' ? '' : `，由${zh}暂停`}${number === null ? '' : `，全国登记编号 ${number}`}`,
    `${words.en.toLowerCase()}${en === '' ? '' : `, suspended by ${en}`}${number === null ? '' : `, number ${number}`}`,
  );
}

/** Compares how an entry stands with what its applicant was told, and tells what was not. */
export function tellStanding(parts: TellApplicantParts, entry: Registration): Promise<Agreed> {
  const tell = ({ told, since, name }: Registration, { at: _at, ...now }: ToldStanding): Promise<boolean> =>
    noticeOfEntry(parts, entry, {
      // Told again of the same change it is the same notice.
      key: `told ${entry.id} ${told?.at ?? ''} ${canonicalJson(now)}`,
      template: 'access.standing',
      variables: {
        participant: name,
        state: standingWords({ ...now, at: since }),
        since: chinaDay(new Date(since)),
      },
    });
  return agreeWithApplicant(
    { tell, change: (id, decide) => parts.registrations.change(id, decide), now: parts.now },
    entry,
  );
}
