/** What the nodes of a scenario ask of outside systems: the operations by which they can go wrong. */
import type { Operation } from '../../engine/core/connectors.ts';
import { callsOf } from '../../engine/core/pin-subs.ts';
import { factsUsed } from '../../engine/core/policies/decide.ts';
import { factNamed, facts } from '../../engine/core/facts/facts.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { ScenarioNode } from '../../engine/core/scenario.ts';
import type { VersionContent } from '../../engine/core/version.ts';

const code = ['code-reader.scan', 'national-platform.resolve-code'] as const;
const ticket = ['national-platform.open-ticket', 'national-platform.redeem-ticket'] as const;

/** By the kind of the node; what takes back comes last. */
const ofKinds: Readonly<Record<string, readonly Operation[]>> = {
  'read-card': ['card-reader.read'],
  'authenticate-card': ['card-reader.authenticate'],
  'authorise-card': ['card-reader.authorise'],
  'show-code': code,
  'show-certificate': code,
  'scan-code': ticket,
  'authorised-login': ticket,
  'verify-state': ['national-platform.verify-state', 'national-platform.verify-business'],
  'verify-person': ['card-reader.verify-pin', 'identity.compare-document', 'identity.compare-face'],
  'query-data': ['data-share.query'],
  'call-system': ['application-system.call'],
  'write-back': ['application-system.write', 'application-system.cancel'],
  'issue-document': ['credential.issue', 'credential.revoke'],
  notify: ['notify.send'],
  pay: ['bank.pay', 'bank.query', 'bank.refund'],
  refund: ['bank.refund', 'bank.query'],
  disburse: ['bank.disburse', 'bank.query', 'bank.recall'],
};

/** The operations that a node may ask. */
export const operationsOf = ({ kind }: Pick<ScenarioNode, 'kind'>): readonly Operation[] =>
  Object.hasOwn(ofKinds, kind) ? (ofKinds[kind] ?? []) : [];

/** The operations by which a policy's facts are asked for. */
const operationsFor = (policy: Policy | undefined): Operation[] =>
  policy ? [...new Set(factsUsed(policy).flatMap((name) => factNamed(facts, name)?.question?.operation ?? []))] : [];

/** A node that asks outside systems, by its path. */
export interface Asker {
  path: string;
  operations: readonly Operation[];
}

/** The nodes that ask, those of the scenarios that are called below their callers. */
export function askersOf({ scenario, policies, subs = {} }: VersionContent, below = ''): Asker[] {
  const calls = new Map(callsOf(scenario).map((call) => [call.node, call.scenario]));
  return scenario.nodes.flatMap((node) => {
    const path = below + node.id;
    const sub = subs[calls.get(node.id) ?? ''];
    const decides = node.kind === 'decide-by-policy' ? policies[String(node.settings['policy'])] : undefined;
    const operations = [...operationsOf(node), ...operationsFor(decides?.policy)];
    return [...(operations.length > 0 ? [{ path, operations }] : []), ...(sub ? askersOf(sub, `${path}/`) : [])];
  });
}
