/** The shapes of the public interface's answers that are not a concept of their own; `/api/openapi.json` and the web application derive from the same words. */
import type { Assessment } from './assessments-needed.ts';
import type { FiledAttachment } from './attachment.ts';
import type { WorkCalendar } from './calendar.ts';
import type { CaseRecord, CaseStatus, Reasoned } from './case.ts';
import type { Ground } from './check.ts';
import type { Colleague, Delegation, DelegationState } from './delegation.ts';
import type { DemoCardholder } from './demo.ts';
import type { Finding } from './finding.ts';
import type { PolicySuite } from './policies/policy-suite.ts';
import type { DigestedPolicy } from './policies/policy-layers.ts';
import type { PolicyState, PolicyVersionDecision } from './policies/policy-release.ts';
import type { PolicyTrial } from './policies/policy-trial.ts';
import type { Policy } from './policies/policy.ts';
import type { FieldError } from './problem.ts';
import type { PromptTranslations } from './prompts/prompt-languages.ts';
import type { Actor, Place, Right } from './rights.ts';
import type { Rollout } from './rollout.ts';
import type { Overlay } from './run-scenario-ports.ts';
import type { Field, Scenario } from './scenario.ts';
import type { Standard } from './standard.ts';
import type { ClauseCoverage, ClauseImpact, CoverageStanding } from './standard-coverage.ts';
import type { Suite } from './suites/suite.ts';
import type { TaskRecord } from './task.ts';
import type { Text } from './text.ts';
import type { DecisionAct, VersionContent, VersionState } from './version.ts';

/** A page of a list; `next` is the cursor for `?after=`, null at the end. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total: number;
}

/** POST /api/sessions, GET /api/sessions/current. The token is given once, at sign-in. */
export interface Session {
  token?: string;
  expiresAt: string;
  actor: Actor & { rights: Right[] };
}

/** An item of GET /api/scenarios. */
export interface ScenarioSummary {
  id: string;
  name: Text;
  summary: Text;
  field: Field;
  service: Scenario['service'];
  region: string;
  institution: string | null;
  /** Revision of the draft: also its ETag, in quotes. */
  revision: number;
  updatedAt: string;
  updatedBy: string;
  /** Number of the version in use, or null. */
  published: number | null;
  /** The latest version that waits for a second person, and who filed it; null where none does. */
  waiting: { version: number; filedBy: string } | null;
  /** The latest version, where it was sent back to be mended and filed again; else null. */
  returned: { version: number; filedBy: string } | null;
}

/** GET and PUT /api/scenarios/{id}/draft. */
export interface Draft {
  revision: number;
  scenario: Scenario;
  /** The account that saved it, and when. */
  savedBy: string;
  savedAt: string;
}

/** GET /api/scenarios/{id}/ground: what the checks of the draft stand on. */
export interface DraftGround {
  ground: Ground;
  /** What only the platform can find: calls that cannot be pinned, a suite that is missing. */
  findings: Finding[];
}

/** GET /api/scenarios/{id}/stage: what a trial in the browser stands on. */
export interface TrialStage {
  people: DemoCardholder[];
  calendar?: WorkCalendar | undefined;
  place: Place;
  /** The layers in force of the policies that the draft decides by, of every place. */
  layers?: DigestedPolicy[] | undefined;
}

/** GET and PUT /api/scenarios/{id}/suite. */
export interface SavedSuite {
  /** 0 where nothing was saved yet. */
  revision: number;
  suite: Suite;
}

/** POST /api/scenarios/{id}/checks. */
export interface Checks {
  findings: Finding[];
  errors: number;
  warnings: number;
}

/** Something that was done to a version. */
export interface VersionAct extends Omit<Reasoned, 'reason'> {
  act: DecisionAct | 'suspend' | 'resume' | 'retire' | 'roll-out';
  /** Null where none is asked, or was asked then. */
  reason: string | null;
  /** Of publish and roll-out: which new cases take the version from then on. */
  rollout?: Rollout;
}

/** What was decided of a filed version. */
export interface VersionDecision extends Pick<VersionAct, 'by' | 'at' | 'reason'> {
  act: DecisionAct;
}

/** How the saved tests of a version went, on what it pins. */
export interface SuiteOutcome {
  /** SM3 of the suite's canonical JSON. */
  digest: string;
  tests: number;
  /** Names of the tests that did not go as written, at most 50. */
  failed: string[];
  ranAt: string;
}

/** An item of GET /api/scenarios/{id}/versions. */
export interface VersionSummary {
  scenario: string;
  version: number;
  digest: string;
  state: VersionState;
  filedBy: string;
  filedAt: string;
  publishedBy: string | null;
  publishedAt: string | null;
  /** Which new cases take it, or took it before it was suspended; null for versions that take none. */
  rollout: Rollout | null;
  /** Since when it takes no new cases, and why; null unless it is suspended. */
  suspended: Reasoned | null;
  /** The tests it was filed with; null where there were none. */
  suite: SuiteOutcome | null;
  /** The files that it was filed with: who reviews it sees exactly these. */
  attachments: FiledAttachment[];
  /** The assessments that the standard asks of it and that were not put in. */
  missing: Assessment[];
  /** What the second person decided of it, or that it was withdrawn; null while it waits. */
  decision: VersionDecision | null;
  /** What was done to it, the latest last. */
  history: VersionAct[];
}

/** GET /api/scenarios/{id}/versions/{v}. */
export interface VersionView extends VersionSummary {
  content: VersionContent;
}

/** GET /api/scenarios/{id}/impact. */
export interface Impact {
  /** Open cases of each version that was ever published, of those whom whoever asks may see. */
  open: { version: number; open: number }[];
  /** The scenarios whose drafts call this one; what they have published keeps the version it pinned. */
  callers: { id: string; name: Text }[];
  /** Where the open cases are, the most first; at most 100 places. */
  places: (Place & { open: number })[];
  /** Revision of the versions' states as a whole: the If-Match of a change of rollout. */
  releasesRevision: number;
}

/** An item of GET /api/policies; with `policy` from GET /api/policies/{name}. */
export interface PolicySummary {
  name: string;
  title: Text;
  level: Policy['level'];
  kind: 'rules' | 'table';
  version: number;
  digest: string;
  updatedAt: string;
  updatedBy: string;
  /** The test rows it was released with; null where there were none. */
  suite: PinnedSuite | null;
  /** How the version stands today. */
  state: PolicyState;
  /** What a second person decided of it; null while it waits, and of versions of before there were releases. */
  decision: PolicyVersionDecision | null;
  /** Its first and its last day in force, in China. */
  from: string | null;
  until: string | null;
  /** Of a layer: the policy that it refines. */
  refines: string | null;
  /** Of a version released for some divisions only. */
  trial: PolicyTrial | null;
  /** Number of the version of this policy that waits for a second person. */
  waiting: number | null;
}

/** Test rows as a version of a policy pins them. */
export interface PinnedSuite {
  /** SM3 of their canonical JSON. */
  digest: string;
  /** How many expect something. */
  rows: number;
}

/** GET and PUT /api/policies/{name}/suite. */
export interface SavedPolicySuite {
  /** 0 where nothing was saved yet. */
  revision: number;
  suite: PolicySuite;
  updatedAt: string | null;
  updatedBy: string | null;
}

/** GET /api/policies/{name}; the items of its versions too. */
export interface PolicyView extends PolicySummary {
  policy: Policy;
}

/** POST /api/scenarios/imports: the draft that a file gives, and what became of every element of it. */
export interface ImportedScenario {
  scenario: Scenario;
  report: {
    id: string;
    type: string;
    name?: string;
    /** taken: it says just what it said; mapped: it became something near; left: nothing came of it. */
    verdict: 'taken' | 'mapped' | 'left';
    why: Text;
    source?: string;
  }[];
  problems: { rule: string; line?: number; message: Text }[];
}

/** POST /api/policies/import: the policies that may be made of a file, and what became of what stands in it. */
export interface ImportedPolicies {
  format: 'dmn' | 'jdm' | 'policy';
  version?: string;
  /** How many elements and cells were taken as they are, mapped to something near, kept as they stand, or left. */
  counts: Record<'taken' | 'mapped' | 'kept' | 'left', number>;
  report: {
    id: string;
    type: string;
    name?: string;
    verdict: 'taken' | 'mapped' | 'kept' | 'left';
    row?: number;
    column?: number;
    line?: number;
    why: Text;
    source?: string;
  }[];
  problems: { rule: string; line?: number; message: Text }[];
  /** How many decisions the file has; the first fifty are here. */
  total: number;
  decisions: {
    id: string;
    name: string;
    logic: string;
    requires: string[];
    /** Null where it cannot be a policy of ours. */
    policy: Policy | null;
    /** Whether the policy says all that the decision says. */
    complete: boolean;
    /** What is wrong with the policy in itself. */
    errors: FieldError[];
    warnings: FieldError[];
    /** Whether there is a policy of this name. */
    isTaken: boolean;
  }[];
}

/** Answer of GET /api/prompts/uses: by code, what uses it. */
export type PromptUses = Record<
  string,
  { scenarios: { id: string; name: Text }[]; policies: { name: string; title: Text }[] }
>;

/** Answer of GET /api/prompts/translations: the words by language, and the Chinese words they were made of, by code. */
export interface TranslatedPrompts {
  originals: Record<string, string>;
  translations: PromptTranslations;
}

/** GET /api/policies/{name}/impact: the scenarios in sight whose drafts decide by the policy. */
export interface PolicyImpact {
  scenarios: { id: string; name: Text }[];
}

/** An item of GET /api/cardholders: demo people only. */
export interface CardholderChoice {
  id: string;
  name: Text;
  note: Text;
}

/** GET /api/cases/{id}/overlay. */
export interface OverlayView {
  /** False while the engine cannot be asked: then the record says where the case stands. */
  live: boolean;
  status: CaseStatus;
  /** Paths of the nodes that tokens stand on. */
  at: string[];
  overlay: Overlay | null;
}

/** An item of POST /api/cases/controls: what came of an order to one case. */
export interface CaseOrdered {
  case: string;
  done: boolean;
  /** Why it was not done. */
  problem: { slug: string; title: string } | null;
}

/** GET /api/tasks/{id}. */
export interface TaskView extends TaskRecord {
  /** Whether whoever asks may answer it now. */
  answerable: boolean;
}

/** An item of GET /api/tasks. */
export interface TaskItem extends TaskRecord {
  /** Who has taken it on and is away, where you stand in for them. */
  onBehalf?: NamedPerson;
}

/** Somebody by their account, as people know them. */
export interface NamedPerson {
  account: string;
  name: Text;
}

/** An item of GET /api/cases/{id}/people: to whom a case can be handed over. */
export interface Successor extends NamedPerson {
  /** Until which day they are away, and who stands in for them; null where they are there. */
  away: { until: string; deputy: NamedPerson } | null;
}

/** An item of GET /api/delegations. */
export interface DelegationView extends Omit<Delegation, 'from' | 'to' | 'by' | 'ended'> {
  from: NamedPerson;
  to: NamedPerson;
  by: NamedPerson;
  state: DelegationState;
  ended: { by: NamedPerson; at: string } | null;
  /** Whether you may end it now. */
  mayEnd: boolean;
}

/** An item of GET /api/delegations/people. */
export interface PersonRecord extends Colleague, NamedPerson {
  /** Whether you may set a delegation for them. */
  mayBeAway: boolean;
}

/** GET /api/tasks/counts. */
export type TaskCounts = Record<'open' | 'overdue' | 'mine', number>;

/** Server-sent event of GET /api/cases/{id}/events: `event: case`, `data:` this. */
export type CaseEvent = CaseRecord;

/** How the platform stands to the standard. */
export interface StandardConformance extends Pick<Standard, 'edition' | 'sources' | 'chapters'> {
  sum: Record<CoverageStanding, number>;
  clauses: ClauseCoverage[];
}

/** What another edition of the standard would concern. */
export interface StandardImpact {
  from: Standard['edition'];
  to: Standard['edition'];
  changes: ClauseImpact[];
}
