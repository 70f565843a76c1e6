/** Only the personal data that the stated purpose needs is handed outside. */
import { defineCheck, remarkOn } from '../check.ts';
import { disclosuresOf, isCovered } from '../disclosures.ts';
import { text } from '../text.ts';

export const minimalDisclosure = defineCheck({
  name: 'minimal-disclosure',
  severity: 'error',
  clauses: ['access.data-security'],
  title: text('只提供必需的个人信息', 'Only what is needed is disclosed'),
  why: text(
    '提供的个人信息超出了写明的用途，多给一项就多一分泄露的风险。请不再提供这一项；确属必需的，在用途里列明。',
    'Personal data beyond the stated purpose is handed on, and every piece too many is one that can leak. Leave it out; where the matter does need it, list it in the purpose.',
  ),
  run(subject) {
    const needed = subject.scenario.purpose?.personal;
    if (!needed) return [];
    return disclosuresOf(subject)
      .filter(({ path }) => !isCovered(path, needed))
      .map(({ node, to, path }) =>
        remarkOn(
          node,
          text(
            `向${to['zh-CN']}提供的“${path}”不在场景用途所列的个人信息里`,
            `“${path}”, which goes to ${to.en}, is not among the personal data that the purpose needs`,
          ),
        ),
      );
  },
});
