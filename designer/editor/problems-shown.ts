/** Which problems the panel shows: by severity, of some nodes only where those are asked for, the same one once. */
import type { LiveFinding } from './live-checks.ts';

/** What tells one problem from another. */
export const problemKey = ({ check, pointer, message }: LiveFinding): string => `${check} ${pointer} ${message.en}`;

/** The problems of these nodes; of all where none is named. */
export function problemsShown(
  findings: readonly LiveFinding[],
  nodes: readonly string[],
): Record<LiveFinding['severity'], readonly LiveFinding[]> {
  const wanted = findings.filter(({ node }) => nodes.length === 0 || (node !== undefined && nodes.includes(node)));
  const once = [...new Map(wanted.map((finding) => [problemKey(finding), finding])).values()];
  return {
    error: once.filter(({ severity }) => severity === 'error'),
    warning: once.filter(({ severity }) => severity === 'warning'),
  };
}
