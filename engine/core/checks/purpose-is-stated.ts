/** A scenario that hands personal data outside says what for. */
import { defineCheck } from '../check.ts';
import { disclosuresOf } from '../disclosures.ts';
import { text } from '../text.ts';

export const purposeIsStated = defineCheck({
  name: 'purpose-is-stated',
  severity: 'error',
  clauses: ['access.data-security'],
  title: text('提供个人信息要写明用途', 'What personal data is used for is stated'),
  why: text(
    '没有写明用途，就无从判断提供的个人信息是否必需。请在场景的“用途”里写明办什么事，并列出办这件事必需的个人信息。',
    'Without a purpose nobody can tell whether the personal data that leaves is needed. State the purpose of the scenario, and list the personal data that it needs.',
  ),
  run(subject) {
    const [first] = subject.scenario.purpose ? [] : disclosuresOf(subject);
    if (!first) return [];
    const message = text(
      `向${first.to['zh-CN']}提供个人信息“${first.path}”，但场景没有写明用途`,
      `Personal data “${first.path}” goes to ${first.to.en}, and the scenario states no purpose`,
    );
    return [{ pointer: '', node: first.node.id, message }];
  },
  fix(subject) {
    const personal = [...new Set(disclosuresOf(subject).map(({ path }) => path))].slice(0, 100);
    const label = subject.scenario.name;
    return {
      label: text('以场景名称为用途，列出现在提供的信息', 'State the name of the scenario, and list what leaves now'),
      scenario: { ...subject.scenario, purpose: { label, personal } },
    };
  },
});
