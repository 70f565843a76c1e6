/** A scenario that is called exists, and does not call its caller. */
import { defineCheck, remarkOn } from '../check.ts';
import type { Scenario } from '../scenario.ts';
import { text } from '../text.ts';

/** The scenarios that a scenario calls. */
const callsOf = ({ nodes }: Scenario): string[] =>
  nodes.flatMap(({ kind, settings }) =>
    kind === 'sub-scenario' && typeof settings['scenario'] === 'string' ? [settings['scenario']] : [],
  );

/** Whether calling one scenario comes to another, by however many calls. */
function leadsTo(from: string, to: string, scenarios: Record<string, Scenario>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const scenario = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
    if (scenario) open.push(...callsOf(scenario));
  }
  return false;
}

export const knownSubScenario = defineCheck({
  name: 'known-sub-scenario',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('子场景存在且不兜圈', 'A called scenario exists, and does not call back'),
  why: text(
    '子场景不存在，办件走到这里就停住；互相调用，则永远办不完。请选一个已发布的场景，且它不再调用本场景。',
    'Where the called scenario does not exist the case stops, and where two call each other it never ends. Choose a published scenario that does not call this one.',
  ),
  run: ({ scenario, ground: { scenarios }, graph }) =>
    graph.nodes.flatMap((node) => {
      const called = node.kind?.kind === 'sub-scenario' ? node.node.settings['scenario'] : undefined;
      if (typeof called !== 'string') return [];
      if (leadsTo(called, scenario.id, scenarios ?? {})) {
        const message = text(`场景“${called}”又会调用本场景`, `Scenario “${called}” calls this one again`);
        return [remarkOn(node, message, '/settings/scenario')];
      }
      if (!scenarios || Object.hasOwn(scenarios, called)) return [];
      const message = text(`没有已发布的场景“${called}”`, `There is no published scenario “${called}”`);
      return [remarkOn(node, message, '/settings/scenario')];
    }),
});
