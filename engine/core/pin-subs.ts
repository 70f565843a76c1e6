/** Pins the scenarios that a scenario calls: which version fits, and what keeps it from being embedded. */
import type { Remark } from './check.ts';
import { text, type Text } from './text.ts';
import type { PinnedScenario, VersionContent } from './version.ts';
import { isInRange } from './version-range.ts';
import type { Scenario } from './scenario.ts';

/** Scenarios within scenarios, the outermost not counted. */
const deepest = 5;
/** Nodes of a scenario with all that it embeds. */
const mostNodes = 3_000;

/** A node that calls another scenario. */
export interface Call {
  node: string;
  pointer: string;
  scenario: string;
  range: string;
}

/** A published version that could be embedded. */
export interface Offer {
  version: number;
  digest: string;
}

/** The calls of a scenario; a call without a scenario's name is for the checks to find. */
export const callsOf = ({ nodes }: Scenario): Call[] =>
  nodes.flatMap(({ id, kind, settings }, index) => {
    const { scenario, versions = 'latest' } = settings;
    if (kind !== 'sub-scenario' || typeof scenario !== 'string') return [];
    return [{ node: id, pointer: `/nodes/${index}/settings`, scenario, range: String(versions) }];
  });

const remark = ({ node, pointer }: Call, message: Text): Remark => ({ node, pointer, message });

/** Chooses for each called scenario its latest published version that all calls of it allow, and says where there is none. */
export function chooseSubs(
  { id, ...scenario }: Scenario,
  offered: Readonly<Record<string, readonly Offer[]>>,
): { chosen: Record<string, Offer>; remarks: Remark[] } {
  const remarks: Remark[] = [];
  const chosen: Record<string, Offer> = {};
  const calls = Map.groupBy(callsOf({ id, ...scenario }), (call) => call.scenario);
  for (const [called, each] of calls) {
    if (called === id) {
      remarks.push(...each.map((call) => remark(call, text('应用场景不能调用自己', 'A scenario cannot call itself'))));
      continue;
    }
    const fitting = (offered[called] ?? []).filter(({ version }) =>
      each.every(({ range }) => isInRange(version, range)),
    );
    const best = fitting.sort((a, b) => b.version - a.version)[0];
    if (best) chosen[called] = best;
    else remarks.push(...each.map((call) => remark(call, noneFits(call, each))));
  }
  return { chosen, remarks };
}

const noneFits = ({ scenario }: Call, calls: readonly Call[]): Text => {
  const ranges = [...new Set(calls.map(({ range }) => range))].join('、');
  return text(
    `应用场景 ${scenario} 没有符合 ${ranges} 的已发布版本`,
    `The scenario ${scenario} has no published version that fits ${ranges}`,
  );
};

const subsOf = ({ subs = {} }: VersionContent): [string, PinnedScenario][] => Object.entries(subs);

const depthOf = (content: VersionContent): number => Math.max(0, ...subsOf(content).map(([, sub]) => 1 + depthOf(sub)));

const nodesOf = (content: VersionContent): number =>
  subsOf(content).reduce((sum, [, sub]) => sum + nodesOf(sub), content.scenario.nodes.length);

const calls = (content: VersionContent, id: string): boolean =>
  subsOf(content).some(([called, sub]) => called === id || calls(sub, id));

/** What keeps a scenario from embedding what it calls: a way back to itself, too deep, too large. */
export function remarksOnSubs(content: VersionContent): Remark[] {
  const { scenario, subs = {} } = content;
  const remarks = callsOf(scenario).flatMap((call): Remark[] => {
    const sub = subs[call.scenario];
    if (!sub) return [];
    if (calls(sub, scenario.id)) {
      const message = text(
        `${call.scenario} 的版本 ${sub.version} 又调用了本场景`,
        `Version ${sub.version} of ${call.scenario} calls this scenario again`,
      );
      return [remark(call, message)];
    }
    if (scenario.service === 'direct' && sub.scenario.service !== 'direct') {
      const message = text(
        `即时场景不能调用须持久运行的场景 ${call.scenario}`,
        `A direct scenario cannot call ${call.scenario}, which is run durably`,
      );
      return [remark(call, message)];
    }
    if (depthOf(sub) < deepest) return [];
    const message = text(`子场景嵌套超过 ${deepest} 层`, `Scenarios within scenarios go deeper than ${deepest}`);
    return [remark(call, message)];
  });
  const nodes = nodesOf(content);
  if (nodes <= mostNodes) return remarks;
  const message = text(
    `连同子场景共有 ${nodes} 个节点，最多 ${mostNodes} 个`,
    `With all that it embeds it has ${nodes} nodes; ${mostNodes} are the most`,
  );
  return [...remarks, { pointer: '/nodes', message }];
}
