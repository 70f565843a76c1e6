/** Whether a scenario may be published without saved tests: one that only reads may, one that changes the outside may not. */
import type { Finding } from '../finding.ts';
import { findNodeKind } from '../nodes/index.ts';
import { text } from '../text.ts';
import type { VersionContent } from '../version.ts';

/** Tells whether a version, or one that it calls, changes anything outside. */
export const changesTheOutside = ({ scenario, subs = {} }: VersionContent): boolean =>
  scenario.nodes.some(({ kind }) => findNodeKind(kind)?.effect === 'write') ||
  Object.values(subs).some(changesTheOutside);

/** The warning that a scenario has no saved tests, with what follows from that. */
export function missingSuite(content: VersionContent, tests: number): Finding[] {
  if (tests > 0) return [];
  const message = changesTheOutside(content)
    ? text(
        '还没有保存的测试：该场景会写入或付款，没有测试不能发布',
        'There are no saved tests; as the scenario writes or pays, it cannot be published without',
      )
    : text('还没有保存的测试', 'There are no saved tests');
  return [{ check: 'suite-missing', severity: 'warning', pointer: '', clauses: ['scenario.manage'], message }];
}
