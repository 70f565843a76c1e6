/** Rights: who may do what, decided in this one place by role × region × institution. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import { text, type Text } from './text.ts';

/** Every right a route can ask for. `public` needs no session; `signed-in` any. */
export const rights = {
  public: text('公开', 'Public'),
  'signed-in': text('已登录', 'Signed in'),
  'scenario.read': text('查看应用场景', 'See scenarios'),
  'scenario.edit': text('编辑应用场景', 'Edit scenarios'),
  'scenario.file': text('备案应用场景', 'File scenarios'),
  'scenario.publish': text('发布应用场景', 'Publish scenarios'),
  'comment.read': text('查看批注', 'See comments'),
  'comment.write': text('批注应用场景', 'Comment on scenarios'),
  'policy.read': text('查看策略', 'See policies'),
  'policy.edit': text('编辑策略', 'Edit policies'),
  'catalogue.read': text('查看应用目录', 'See the application catalogue'),
  'catalogue.edit': text('维护应用目录', 'Keep the application catalogue'),
  'policy.what-if': text('试算策略影响', 'Try policies on past cases'),
  'policy.release': text('发布策略', 'Release policies'),
  'case.open': text('用卡办理', 'Use the card'),
  'case.read': text('查看办件', 'See cases'),
  'case.message': text('转达外部消息', 'Pass on messages to cases'),
  'case.control': text('处置办件', 'Pause, resume, cancel and mend cases'),
  'task.read': text('查看待办', 'See tasks'),
  'task.answer': text('办理待办', 'Answer tasks'),
  'certificate.read': text('查看证书', 'See certificates'),
  'certificate.issue': text('签发证书', 'Issue certificates'),
  'certificate.revoke': text('吊销证书', 'Revoke certificates'),
  'terminal.read': text('查看终端机具', 'See terminals'),
  'terminal.model': text('维护终端型号', 'Keep the files of terminal models'),
  'terminal.edit': text('登记终端机具', 'Register terminals'),
  'terminal.act': text('处置终端机具', 'Suspend, replace, recall and scrap terminals'),
  'notice.read': text('查看通知', 'See notices'),
  'notice.resend': text('重发通知', 'Send notices again'),
  'webhook.edit': text('维护系统回调', 'Keep webhooks'),
  'cardholder.list': text('查看演示持卡人', 'See demo cardholders'),
  'procedure.read': text('查看接入办件', 'See cases of access'),
  'procedure.open': text('发起接入申请', 'Apply for access'),
  'procedure.act': text('办理接入办件', 'Act on cases of access'),
  'registration.read': text('查看接入登记', 'See what was taken on'),
  'registration.suspend': text('暂停和恢复已接入的对象', 'Suspend and resume what was taken on'),
  'registration.terminate': text('终止已接入的对象', 'Terminate what was taken on'),
  'registration.converge': text('核对登记', 'Compare the registers'),
  'delegation.assign': text('替他人设置委托', 'Set delegations for others'),
} as const satisfies Record<string, Text>;
export type Right = keyof typeof rights;

export const roles = {
  'scenario-designer': {
    name: text('场景管理员', 'Scenario designer'),
    rights: [
      'scenario.read',
      'scenario.edit',
      'scenario.file',
      'comment.read',
      'comment.write',
      'policy.read',
      'policy.edit',
      'catalogue.read',
      'catalogue.edit',
      'policy.what-if',
      'case.open',
      'case.read',
      'task.read',
      'task.answer',
      'cardholder.list',
    ],
  },
  'scenario-reviewer': {
    name: text('场景复核员', 'Scenario reviewer'),
    rights: [
      'scenario.read',
      'scenario.publish',
      'comment.read',
      'comment.write',
      'policy.read',
      'catalogue.read',
      'policy.what-if',
      'policy.release',
      'case.read',
      'task.read',
      'task.answer',
    ],
  },
  operator: {
    name: text('窗口经办员', 'Counter operator'),
    rights: [
      'scenario.read',
      'catalogue.read',
      'case.open',
      'case.read',
      'case.message',
      'task.read',
      'task.answer',
      'cardholder.list',
    ],
  },
  approver: {
    name: text('审批员', 'Approver'),
    rights: [
      'scenario.read',
      'catalogue.read',
      'case.read',
      'task.read',
      'task.answer',
      'procedure.read',
      'procedure.act',
      'registration.read',
      'registration.terminate',
    ],
  },
  'duty-operator': {
    name: text('运行值守员', 'Duty operator'),
    rights: [
      'scenario.read',
      'comment.read',
      'comment.write',
      'catalogue.read',
      'case.read',
      'case.message',
      'case.control',
      'task.read',
      'task.answer',
      'procedure.read',
      'procedure.act',
      'registration.read',
      'registration.suspend',
      'certificate.read',
      'terminal.read',
      'registration.converge',
      'notice.read',
      'notice.resend',
    ],
  },
  applicant: {
    name: text('接入单位经办人', 'Applicant'),
    rights: [
      'procedure.read',
      'procedure.open',
      'procedure.act',
      'registration.read',
      'registration.suspend',
      'certificate.read',
      'task.read',
      'task.answer',
      'terminal.read',
      'terminal.edit',
      'terminal.act',
      'webhook.edit',
    ],
  },
  'access-manager': {
    name: text('接入管理员', 'Access manager'),
    rights: [
      'scenario.read',
      'catalogue.read',
      'policy.read',
      'procedure.read',
      'procedure.act',
      'registration.read',
      'registration.suspend',
      'registration.terminate',
      'task.read',
      'task.answer',
      'certificate.read',
      'certificate.issue',
      'certificate.revoke',
      'terminal.read',
      'terminal.model',
      'terminal.edit',
      'terminal.act',
      'notice.read',
      'notice.resend',
      'delegation.assign',
    ],
  },
  auditor: {
    name: text('审计员', 'Auditor'),
    rights: [
      'scenario.read',
      'comment.read',
      'policy.read',
      'policy.what-if',
      'catalogue.read',
      'case.read',
      'task.read',
      'procedure.read',
      'registration.read',
      'certificate.read',
      'terminal.read',
    ],
  },
} as const satisfies Record<string, { name: Text; rights: readonly Right[] }>;
export type Role = keyof typeof roles;
export const Role = oneOf(roles);

/** A six-digit division code (GB/T 2260); `990000` is the demo province, which exists nowhere. */
export const Region = z
  .string()
  .regex(/^\d{6}$/)
  .describe('Division code, six digits');

/** Who asks: what a session knows of its account. */
export interface Actor {
  account: string;
  name: Text;
  role: Role;
  region: string;
  /** The institution the account works for; null for the administration itself, which sees all of its region. */
  institution: string | null;
}

/** Where a thing belongs. */
export interface Place {
  region: string;
  institution: string | null;
}

/** Tells whether a region lies in another: 990100 lies in 990000 and in itself. */
export const liesIn = (region: string, whole: string): boolean => region.startsWith(whole.replace(/(00)+$/, ''));

/** What a province provides, its cities use: these rights also reach what belongs to a region above. */
const reachUp: readonly Right[] = ['scenario.read', 'policy.read', 'policy.what-if', 'case.open'];

/** What the administration alone does: its institutions’ people do not, whatever their role. */
const ofAdministration: readonly Right[] = ['catalogue.edit', 'certificate.issue', 'certificate.revoke'];

/** The regions that a region lies in, itself among them: 990100 lies in 990000 and in 990100. */
export const regionsAbove = (region: string): string[] => [
  ...new Set([2, 4, 6].map((digits) => region.slice(0, digits).padEnd(6, '0'))),
];

/**
 * Tells whether somebody may do something to a thing that belongs to a place (null: to no thing in particular).
 * The role must hold the right, the thing must lie in the actor's region (or above it, where it is only used), and an actor of an institution touches only that institution's things.
 */
export function may(actor: Actor | null, right: Right, place: Place | null): boolean {
  if (right === 'public') return true;
  if (actor === null) return false;
  if (right === 'signed-in') return true;
  if (!(roles[actor.role].rights as readonly Right[]).includes(right)) return false;
  if (actor.institution !== null && ofAdministration.includes(right)) return false;
  if (place === null) return true;
  const above = reachUp.includes(right) && liesIn(actor.region, place.region);
  if (!above && !liesIn(place.region, actor.region)) return false;
  return actor.institution === null || place.institution === null || place.institution === actor.institution;
}

/** Tells whether somebody may answer a task: its role at its place; an institution's people do no work of the administration. */
export const mayAnswer = (actor: Actor, task: Place & { role: Role }): boolean =>
  may(actor, 'task.answer', task) &&
  actor.role === task.role &&
  (actor.institution === null || actor.institution === task.institution);

/** Tells whether somebody may pass a message on to a case: who controls it, or who opened it. */
export const mayMessage = (actor: Actor, to: Place & { openedBy: string }): boolean =>
  may(actor, 'case.control', to) || (may(actor, 'case.message', to) && actor.account === to.openedBy);
