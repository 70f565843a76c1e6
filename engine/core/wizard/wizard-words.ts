/** What a scenario of the wizard says to people: a prompt for every outcome, each with the way that needs no machine. */
import type { Environment } from '../nodes/start.ts';
import type { Prompt } from '../prompts/prompt.ts';
import { text, type Text } from '../text.ts';
import type { Matter, WizardAnswers } from './wizard.ts';

/** How the matter can be done without the machine, by the place. */
const otherWay: Readonly<Record<Environment, Text>> = {
  counter: text('也可以请工作人员凭身份证件办理。', 'The staff can also serve you by an identity document.'),
  'self-service': text(
    '也可以到服务窗口，凭身份证件办理。',
    'You can also go to the counter with an identity document.',
  ),
  gate: text('请走人工通道，凭身份证件入场。', 'Please take the staffed entrance with an identity document.'),
  merchant: text('也可以用现金，或请收银员帮忙。', 'You can also pay in cash, or ask the cashier.'),
  vehicle: text('也可以投币，或请司机帮忙。', 'You can also pay in cash, or ask the driver.'),
  mobile: text(
    '也可以带卡到服务窗口办理，或拨打 12333。',
    'You can also come to a counter with your card, or call 12333.',
  ),
  online: text(
    '也可以带卡到服务窗口办理，或拨打 12333。',
    'You can also come to a counter with your card, or call 12333.',
  ),
};

/** Ends of a scenario of the wizard, besides those that the catalogue has prompts for. */
export type Ending =
  | 'done'
  | 'not-readable'
  | 'code-not-read'
  | 'not-confirmed'
  | 'cannot-verify'
  | 'no-consent'
  | 'refused'
  | 'returned'
  | 'too-late'
  | 'not-paid'
  | 'not-recorded'
  | 'taken-back';

function doneWords(matter: Matter, { 'zh-CN': zh, en }: Text): Text {
  const words: Record<Matter, Text> = {
    enter: text(`欢迎来到${zh}，请进。`, `Welcome to ${en}. Please go in.`),
    lend: text(`已登记。请按${zh}的约定使用和归还。`, `It is entered. Please use and return it as agreed with ${en}.`),
    benefit: text(`您的申请已办好，由${zh}为您安排。`, `Your application is granted; ${en} sees to the rest.`),
    buy: text(`已付款，${zh}祝您愉快。`, `Paid. ${en} wishes you a pleasant day.`),
    subsidy: text(`${zh}已把款项发到您的社会保障卡账户。`, `${en} has paid it to the account of your card.`),
    certificate: text(`${zh}已核对您的证件，请收好。`, `${en} has checked your certificate. Thank you.`),
  };
  return words[matter];
}

type Tone = Prompt['tone'];

/** A name without what a prompt would take for a hole. */
const named = ({ 'zh-CN': zh, en }: Text): Text => text(zh.replace(/[{}]/g, ''), en.replace(/[{}]/g, ''));

function endingWords({ matter, institution }: WizardAnswers): Record<Ending, [Tone, Text]> {
  const by = named(institution);
  const { 'zh-CN': zh, en } = by;
  return {
    done: ['success', doneWords(matter, by)],
    'not-readable': [
      'attention',
      text('没有读到卡。请放平、放稳，再试一次。', 'The card could not be read. Lay it flat and try again.'),
    ],
    'code-not-read': [
      'attention',
      text(
        '没有认出这个码。请刷新后再出示，或改用实体卡。',
        'The code could not be read. Refresh it and show it again, or use your card.',
      ),
    ],
    'not-confirmed': [
      'attention',
      text('没有等到手机上的确认，这次没有办理。', 'It was not confirmed on the phone, so nothing was done.'),
    ],
    'cannot-verify': [
      'attention',
      text('暂时无法核验，不是您的原因。', 'This cannot be verified just now; it is not your fault.'),
    ],
    'no-consent': [
      'attention',
      text(
        '没有您的授权，这次没有办理，您的信息没有提供给别人。',
        'Without your consent this was not done. Your data was given to nobody.',
      ),
    ],
    refused: [
      'refused',
      text(
        `这次申请没有通过。想了解原因，可以向${zh}查询。`,
        `Your application was not granted. To learn why, please ask ${en}.`,
      ),
    ],
    returned: [
      'attention',
      text('还差材料，补齐后可以再办。', 'Something is missing. Please come again once you have it.'),
    ],
    'too-late': [
      'attention',
      text(`${zh}没有按时答复，请您谅解，我们会查问。`, `${en} has not answered in time. We are sorry, and will ask.`),
    ],
    'not-paid': [
      'attention',
      text('款项没有办成，没有动您的钱。', 'The payment did not go through; no money was moved.'),
    ],
    'not-recorded': ['attention', text(`${zh}的系统没有登记成功。`, `The system of ${en} did not take the record.`)],
    'taken-back': [
      'attention',
      text(
        '没有办成，已做的都已撤回，钱会退到原账户，您不用再做什么。',
        'It was not done. What was done is taken back, and money returns to its account. You need do nothing more.',
      ),
    ],
  };
}

const withoutOtherWay: readonly Ending[] = ['done', 'too-late', 'taken-back'];

/** The code of the prompt of an end. */
export const promptCode = (id: string, ending: Ending): string => `${id}.${ending}`;

/** The prompts of the ends that there are. */
export function promptsFor(answers: WizardAnswers, endings: readonly Ending[]): Record<string, Prompt> {
  const words = endingWords(answers);
  const other = otherWay[answers.environment];
  return Object.fromEntries(
    endings.map((ending): [string, Prompt] => {
      const [tone, said] = words[ending];
      const whole = withoutOtherWay.includes(ending)
        ? said
        : text(said['zh-CN'] + other['zh-CN'], `${said.en} ${other.en}`);
      return [promptCode(answers.id, ending), { audience: 'cardholder', tone, text: whole }];
    }),
  );
}
