/** Two branches that go on at the same time do not set the same variable. */
import { defineCheck, remarkOn, type Remark, type Subject } from '../check.ts';
import { variablesRead } from '../data-read.ts';
import { withNode } from '../edit.ts';
import { isForEach, type GraphNode } from '../graph.ts';
import { text } from '../text.ts';

/** The variables that a node sets, by whatever port it is left. */
function setBy({ kind, node, settings }: GraphNode): string[] {
  if (!kind || settings === undefined) return [];
  if (kind.kind === 'assign') return Object.keys((settings as { set: Record<string, string> }).set);
  const output = kind.output?.(settings);
  return output ? [node.as ?? output.as] : [];
}

/** Whether a node lies in the body of a for-each within a fork: what it sets is the item's own. */
function isOfItem({ nesting }: Subject, node: GraphNode, fork: GraphNode): boolean {
  for (let each = nesting.of.get(node); each && each.opener !== fork; each = each.outer)
    if (isForEach(each.opener)) return true;
  return false;
}

function clashesIn(subject: Subject, fork: GraphNode, read: ReadonlySet<string>): Remark[] {
  const first = new Map<string, string>();
  const found = new Map<GraphNode, Remark>();
  for (const [port, nodes] of subject.nesting.branches.get(fork) ?? []) {
    for (const node of nodes) {
      if (isOfItem(subject, node, fork)) continue;
      for (const name of setBy(node).filter((each) => read.has(each))) {
        const by = first.get(name) ?? port;
        first.set(name, by);
        if (by === port) continue;
        const message = text(
          `同时进行的分支“${by}”和“${port}”都设置变量“${name}”，留下哪个说不准`,
          `Branches “${by}” and “${port}”, which go on at the same time, both set “${name}”: which stays is chance`,
        );
        if (!found.has(node)) found.set(node, remarkOn(node, message));
      }
    }
  }
  return [...found.values()];
}

export const noParallelWrites = defineCheck({
  name: 'no-parallel-writes',
  severity: 'error',
  clauses: ['scenario.manage'],
  title: text('并行分支不写同一个变量', 'Parallel branches set different variables'),
  why: text(
    '同时进行的分支都设置同一个变量，后面用到的是谁的值全凭先后。请让每条分支用自己的变量名。',
    'Where branches set one variable at the same time, what is used later depends on which came last. Give each branch a variable of its own.',
  ),
  run(subject) {
    const read = variablesRead(subject);
    return [...subject.nesting.branches.keys()].flatMap((fork) => clashesIn(subject, fork, read));
  },
  fix(subject, { node: id }) {
    const node = subject.graph.node(id ?? '');
    const [name] = node ? setBy(node) : [];
    if (!node || name === undefined || node.kind?.kind === 'assign') return null;
    const taken = new Set(subject.graph.nodes.flatMap(setBy));
    let own = name;
    for (let count = 2; taken.has(own); count += 1) own = `${name.slice(0, 36)}${count}`;
    return {
      label: text(`改用变量“${own}”`, `Use the variable “${own}”`),
      scenario: withNode(subject.scenario, node.id, (each) => ({ ...each, as: own })),
    };
  },
});
