/** The registry of node kinds: a kind is added here, and nowhere else. */
import { assertExists } from '../control.ts';
import type { NodeKind } from '../node.ts';
import { approve } from './approve.ts';
import { assign } from './assign.ts';
import { authenticateCard } from './authenticate-card.ts';
import { authoriseCard } from './authorise-card.ts';
import { authorisedLogin } from './authorised-login.ts';
import { branch } from './branch.ts';
import { branchInclusive } from './branch-inclusive.ts';
import { callSystem } from './call-system.ts';
import { compensate } from './compensate.ts';
import { consent } from './consent.ts';
import { decideByPolicy } from './decide-by-policy.ts';
import { disburse } from './disburse.ts';
import { end } from './end.ts';
import { forEach } from './for-each.ts';
import { form } from './form.ts';
import { issueDocument } from './issue-document.ts';
import { join } from './join.ts';
import { notify } from './notify.ts';
import { pay } from './pay.ts';
import { prompt } from './prompt.ts';
import { queryData } from './query-data.ts';
import { raiseError } from './raise-error.ts';
import { readCard } from './read-card.ts';
import { refund } from './refund.ts';
import { scanCode } from './scan-code.ts';
import { showCertificate } from './show-certificate.ts';
import { showCode } from './show-code.ts';
import { split } from './split.ts';
import { start } from './start.ts';
import { subScenario } from './sub-scenario.ts';
import { verifyPerson } from './verify-person.ts';
import { verifyState } from './verify-state.ts';
import { wait } from './wait.ts';
import { waitForMessage } from './wait-for-message.ts';
import { writeBack } from './write-back.ts';

/** Every node kind by name. */
export const nodeKinds = {
  start,
  end,
  'read-card': readCard,
  'authenticate-card': authenticateCard,
  'authorise-card': authoriseCard,
  'show-code': showCode,
  'show-certificate': showCertificate,
  'scan-code': scanCode,
  'authorised-login': authorisedLogin,
  'verify-person': verifyPerson,
  'verify-state': verifyState,
  consent,
  form,
  approve,
  'decide-by-policy': decideByPolicy,
  prompt,
  notify,
  'query-data': queryData,
  'write-back': writeBack,
  'call-system': callSystem,
  'issue-document': issueDocument,
  pay,
  refund,
  disburse,
  wait,
  'wait-for-message': waitForMessage,
  assign,
  branch,
  'branch-inclusive': branchInclusive,
  split,
  join,
  'for-each': forEach,
  'sub-scenario': subScenario,
  'raise-error': raiseError,
  compensate,
} as const satisfies Record<string, unknown>;

/** Looks a kind up; undefined where there is none of that name. */
export const findNodeKind = (kind: string): NodeKind | undefined =>
  Object.hasOwn(nodeKinds, kind) ? nodeKinds[kind as keyof typeof nodeKinds] : undefined;

/** Gives a kind that the checks have already found to exist. */
export const nodeKind = (kind: string): NodeKind => assertExists(findNodeKind(kind), `node kind ${kind}`);

/** The prompts a node shows, by its kind and settings; none where either is not valid. */
export function promptsShownBy(kind: string, settings: unknown): readonly string[] {
  const definition = findNodeKind(kind);
  const parsed = definition?.settings.safeParse(settings);
  return parsed?.success ? (definition?.promptCodes?.(parsed.data) ?? []) : [];
}
