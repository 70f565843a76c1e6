/** The purpose lists no personal data that nothing in the scenario hands on or reads. */
import { defineCheck } from '../check.ts';
import { disclosuresOf, isCovered } from '../disclosures.ts';
import { text } from '../text.ts';

export const purposeIsUsed = defineCheck({
  name: 'purpose-is-used',
  severity: 'warning',
  clauses: ['access.data-security'],
  title: text('用途不多列个人信息', 'The purpose lists nothing too much'),
  why: text(
    '用途里列了、办理时却没有提供的个人信息，等于预先多要了一项。请从用途里删去它。',
    'Personal data that the purpose lists and no node hands on is asked for in reserve. Take it out of the purpose.',
  ),
  run(subject) {
    const used = disclosuresOf(subject).map(({ path }) => path);
    return (subject.scenario.purpose?.personal ?? []).flatMap((path, index) =>
      used.some((each) => isCovered(each, [path]))
        ? []
        : [
            {
              pointer: `/purpose/personal/${index}`,
              message: text(`没有节点提供“${path}”`, `No node hands on “${path}”`),
            },
          ],
    );
  },
  fix({ scenario }, { pointer }) {
    const { purpose } = scenario;
    if (!purpose) return null;
    const personal = purpose.personal.filter((_path, index) => !pointer.endsWith(`/${index}`));
    return {
      label: text('从用途里删去', 'Take it out of the purpose'),
      scenario: { ...scenario, purpose: { ...purpose, personal } },
    };
  },
});
