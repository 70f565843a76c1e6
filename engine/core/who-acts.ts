/** Who acts at a node: the cardholder, the people at the counter, those who approve, the platform, or somebody outside. */
import type { nodeKinds } from './nodes/index.ts';
import type { ScenarioNode } from './scenario.ts';
import { text, type Text } from './text.ts';

/** Who acts, from the cardholder to the outside. */
export const actors = {
  cardholder: text('持卡人', 'Cardholder'),
  operator: text('经办人员', 'Operator'),
  approver: text('审批人员', 'Approver'),
  platform: text('平台', 'Platform'),
  outside: text('外部系统', 'Outside systems'),
} as const satisfies Record<string, Text>;
export type ActorName = keyof typeof actors;

const byKind = {
  start: 'cardholder',
  end: 'platform',
  'read-card': 'cardholder',
  'show-code': 'cardholder',
  'scan-code': 'cardholder',
  'show-certificate': 'cardholder',
  'authorised-login': 'cardholder',
  consent: 'cardholder',
  form: 'operator',
  approve: 'approver',
  'authenticate-card': 'outside',
  'authorise-card': 'outside',
  'verify-state': 'outside',
  'verify-person': 'outside',
  'query-data': 'outside',
  'call-system': 'outside',
  'issue-document': 'outside',
  'write-back': 'outside',
  pay: 'outside',
  refund: 'outside',
  disburse: 'outside',
  'wait-for-message': 'outside',
  'decide-by-policy': 'platform',
  prompt: 'platform',
  notify: 'platform',
  wait: 'platform',
  assign: 'platform',
  branch: 'platform',
  'branch-inclusive': 'platform',
  split: 'platform',
  join: 'platform',
  'for-each': 'platform',
  'sub-scenario': 'platform',
  'raise-error': 'platform',
  compensate: 'platform',
} as const satisfies Record<keyof typeof nodeKinds, ActorName>;

/** Who acts at a node; of a kind that is not known, the platform. */
export const whoActs = ({ kind }: Pick<ScenarioNode, 'kind'>): ActorName =>
  Object.hasOwn(byKind, kind) ? byKind[kind as keyof typeof byKind] : 'platform';
