/** Personal data is handed outside only after the person agreed to it, on every way (access.data-security). */
import { defineCheck, remarkOn, type Subject } from '../check.ts';
import { disclosuresOf, isCovered, type PersonalDisclosure } from '../disclosures.ts';
import { surelyPassed } from '../nesting.ts';
import { start } from '../nodes/start.ts';
import { text } from '../text.ts';
import { personalClasses, type PersonalClass } from '../value-type.ts';

/** What handing over the card at a counter does not imply. */
const alwaysAsked: readonly PersonalClass[] = ['biometric', 'health', 'account', 'whereabouts'];
/** Kinds by which cardholders move their own money: that they do it is their consent. */
const ownMoney: readonly string[] = ['pay', 'refund'];

const isSensitive = (classes: ReadonlySet<PersonalClass>): boolean =>
  [...classes].some((each) => alwaysAsked.includes(each));

/** Whether the business is done over the internet, where every disclosure needs an authorisation. */
function isOnline({ graph }: Subject): boolean {
  const settings = start.settings.safeParse(graph.start?.node.settings).data;
  return settings?.network === 'internet' || settings?.environment === 'online' || settings?.environment === 'mobile';
}

/** Whether the person agreed, before a node, to a path being handed on. */
function agreedTo({ graph, nesting }: Subject): (disclosure: PersonalDisclosure) => boolean {
  const byPath = new Map<string, ReturnType<typeof surelyPassed>>();
  return ({ node, path }) => {
    const passed =
      byPath.get(path) ??
      surelyPassed(graph, nesting, ({ from, port }) => {
        const agreed = from.kind?.kind === 'consent' && port === 'given' ? from.settings : undefined;
        return agreed !== undefined && isCovered(path, (agreed as { personal: string[] }).personal);
      });
    byPath.set(path, passed);
    return passed(node);
  };
}

export const consentBeforeDisclosure = defineCheck({
  name: 'consent-before-disclosure',
  severity: 'error',
  clauses: ['access.data-security', 'flow.account-consent'],
  title: text('提供个人信息先授权', 'Consent comes before disclosure'),
  why: text(
    '网上办理要有个人授权，账户、健康、生物识别和行踪信息在哪里提供都要有。请在每条通向这里的路上先请持卡人授权，并列明这些信息。',
    'Every online business needs the person’s authorisation, and account, health, biometric and whereabouts data need it anywhere. Ask for consent that lists the data on every way that leads here.',
  ),
  run(subject) {
    const online = isOnline(subject);
    const agreed = agreedTo(subject);
    return disclosuresOf(subject)
      .filter(({ classes, node }) => online || (isSensitive(classes) && !ownMoney.includes(node.node.kind)))
      .filter((disclosure) => !agreed(disclosure))
      .map(({ node, to, path, classes }) => {
        const [first = 'identity'] = classes;
        const what = personalClasses[first];
        return remarkOn(
          node,
          text(
            `向${to['zh-CN']}提供“${path}”（${what['zh-CN']}）之前，持卡人没有授权`,
            `“${path}” (${what.en}) goes to ${to.en}, and the cardholder has not agreed before`,
          ),
        );
      });
  },
});
