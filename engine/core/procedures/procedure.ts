/** A procedure (接入流程): what it takes on, the form that is filled in for it, and the stages of each of its acts. Plain data, so that a case can pin the stages it was opened with. */
import type { z } from 'zod';
import type { ClauseId } from '../clauses.ts';
import type { Dependency } from '../evidence.ts';
import type { FieldError } from '../problem.ts';
import type { RegisterName } from '../registers/registration.ts';
import { text, type Text } from '../text.ts';

/** The procedures there are, by the addresses of their cases. */
export const procedureKinds = {
  'institution-access': text('应用机构接入', 'Institution access'),
  'system-access': text('应用系统接入', 'System access'),
  'terminal-access': text('终端机具接入', 'Terminal access'),
  'data-sharing': text('数据交换共享', 'Data sharing'),
  'channel-access': text('渠道接入', 'Channel access'),
  'catalogue-filing': text('应用目录备案', 'Catalogue filing'),
  'partner-access': text('合作机构接入', 'Cooperating institution access'),
  'batch-access': text('批量接入', 'Batch access'),
} as const satisfies Record<string, Text>;
export type ProcedureKind = keyof typeof procedureKinds;

/** What a procedure does to what it takes on. */
export const procedureActs = {
  access: text('接入', 'Access'),
  change: text('变更', 'Change'),
  renewal: text('续期', 'Renewal'),
  suspension: text('暂停', 'Suspension'),
  resumption: text('恢复', 'Resumption'),
  withdrawal: text('退出', 'Withdrawal'),
  termination: text('终止', 'Termination'),
} as const satisfies Record<string, Text>;
export type ProcedureAct = keyof typeof procedureActs;

/** Who takes part in a case. The platform itself acts too, but nobody answers for it. */
export const sides = {
  applicant: text('申请单位', 'The applicant'),
  reviewer: text('管理机构', 'The administration'),
  provider: text('数据提供单位', 'The provider of the data'),
  platform: text('平台', 'The platform'),
} as const satisfies Record<string, Text>;
export type Side = keyof typeof sides;

/** What somebody may be asked to do at a stage. */
export const stageActions = {
  submit: text('提交', 'Submit'),
  approve: text('同意', 'Approve'),
  return: text('退回补正', 'Return for correction'),
  reject: text('不予通过', 'Reject'),
  sign: text('签署', 'Sign'),
  'hand-in': text('提交材料', 'Hand in'),
  consent: text('同意提供', 'Consent'),
  claim: text('领取', 'Take it on'),
  release: text('退回待领', 'Hand back'),
  'hand-over': text('转办', 'Hand over'),
  comment: text('留言', 'Comment'),
  withdraw: text('撤回申请', 'Withdraw'),
  retry: text('重试', 'Try again'),
  stop: text('中止试运行', 'Stop the trial'),
} as const satisfies Record<string, Text>;
export type StageActionId = keyof typeof stageActions;

/** How a case of a procedure ends. */
export const procedureOutcomes = {
  granted: text('已办结：通过', 'Granted'),
  rejected: text('已办结：不予通过', 'Rejected'),
  withdrawn: text('申请单位已撤回', 'Withdrawn by the applicant'),
  expired: text('逾期未提交，已自动办结', 'Expired: it was not handed in in time'),
} as const satisfies Record<string, Text>;
export type ProcedureOutcome = keyof typeof procedureOutcomes;

/** on: to the next stage; stay: nothing moves; back: to where the applicant fills in; end: the case is over; again: what failed is tried again. */
export type Leads = 'on' | 'stay' | 'back' | 'end' | 'again';

/** A way to answer at a stage. */
export interface StageAction {
  id: StageActionId;
  leads: Leads;
  outcome?: ProcedureOutcome;
  needsReason?: boolean;
  /** Names the fields to be corrected. */
  takesMarks?: boolean;
  /** Another person of the same side must be named. */
  takesPerson?: boolean;
  /** What is handed in with it: kept in the store by its digest, and never in a history. */
  paper?: string;
}

/** The operation that takes the volume that is asked for out of what all together may use. */
export const takeVolume = 'take-volume';

/** A stage (环节). It asks somebody, or does something, or lasts for a time; where it asks and does, it does what was answered. */
export interface Stage {
  id: string;
  name: Text;
  clauses?: readonly ClauseId[];
  asks?: { side: Exclude<Side, 'platform'>; actions: readonly StageAction[] };
  /** The operation that the platform does. */
  does?: string;
  /** Where the case goes when what was done did not pass: back to the applicant's form, to the same question again, or to its end. */
  onFailed?: 'back' | 'again' | 'end';
  /** What its result depends on: a change asks for it again only where one of them changed. */
  evidence?: readonly Dependency[];
  /** It lasts until its limit is reached, and then goes on. */
  lasts?: boolean;
  /** It is passed by where an earlier stage gave this: such as a review where the volume is within the quota. */
  passedWhen?: { stage: string; gives: string; equals: string };
}

/** A file that is handed in with a form. */
export interface Material {
  code: string;
  name: Text;
  help: Text;
  required: boolean;
  /** Address of a file to begin with. */
  template?: string;
}

/** A daily volume that is asked for: of an interface by its scope, of data by the resource; `pointer` names the field. */
export interface VolumeAsk {
  of: string;
  daily: number;
  pointer: string;
}

/** What a form is checked with besides its schema. */
export interface FormGround {
  /** Files that were handed in, by the codes of their materials. */
  materials: readonly string[];
  act: ProcedureAct;
  now: Date;
}

/** A group of fields as the guide shows them together. */
export interface FormSection {
  id: string;
  name: Text;
  help?: Text;
  fields: readonly string[];
}

/** The definition of a procedure. */
export interface Procedure {
  kind: ProcedureKind;
  name: Text;
  summary: Text;
  clauses: readonly ClauseId[];
  /** The register in which it enters what it takes on; null where others do that for it, item by item. */
  register: RegisterName | null;
  form: z.ZodObject;
  sections: readonly FormSection[];
  materials: readonly Material[];
  /** What the form calls what it takes on. */
  nameOf(form: Record<string, unknown>): string;
  /** What there may be but one of in its register; left out where there may be any number. */
  uniqueOf?(form: Record<string, unknown>): string;
  /** What lists show of an entry: nothing personal. */
  shows(form: Record<string, unknown>): Record<string, string>;
  /** How often a day each of what it asks for is to be used, where it asks for a volume. */
  volumes?(form: Record<string, unknown>): VolumeAsk[];
  /** What of a form the results of tests depend on; what is no text is compared by its digest. */
  dependsOn?(form: Record<string, unknown>): Partial<Record<Dependency, unknown>>;
  /** Checks that look at several fields. */
  check?(form: Record<string, unknown>, ground: FormGround): FieldError[];
  /** The stages of each act that it knows. */
  acts: Partial<Record<ProcedureAct, readonly Stage[]>>;
}

/** States a procedure. */
export const defineProcedure = (procedure: Procedure): Procedure => procedure;
