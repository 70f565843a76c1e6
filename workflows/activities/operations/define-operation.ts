/** An operation that a stage wants: works with what was submitted and handed in, and says whether it passed. */
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import type { StageDone, StageWork } from '../../../engine/core/run-procedure-ports.ts';
import type { Connectors, OfficeDoors } from '../../../engine/core/connectors.ts';
import type { PlatformKit } from '../../../engine/core/conformance-kit/kit-run.ts';
import type { DataResource } from '../../../engine/core/data-sharing/data-resource.ts';
import type { DeviceDoors } from '../../../engine/core/terminals/settle-devices.ts';
import type { SampleTest } from '../../../engine/core/terminals/sample-test.ts';
import type { DigestedPolicy } from '../../../engine/core/policies/policy-layers.ts';
import type { Text } from '../../../engine/core/text.ts';
import type { Issuer } from '../../../engine/crypto/issue-certificate.ts';
import type { Sm2PrivateKey } from '../../../engine/crypto/sm2-key.ts';
import type { Attachments } from '../../../engine/store/attachments.ts';
import type { BatchItems } from '../../../engine/store/batch-items.ts';
import type { Catalogue } from '../../../engine/store/catalogue.ts';
import type { Papers } from '../../../engine/store/papers.ts';
import type { Registrations } from '../../../engine/store/registrations.ts';
import type { StandingOrders } from '../../../engine/store/standing-orders.ts';
import type { TerminalModels } from '../../../engine/store/terminal-models.ts';
import type { VolumeHolds } from '../../../engine/store/volume-holds.ts';

/** What operations ask of registers outside. */
export type RegisterDoor =
  | 'institution-registry.find'
  | 'national-register.register'
  | 'national-register.change'
  | 'national-register.withdraw';

/** What operations may use. */
export interface OperationParts {
  papers: Pick<Papers, 'paper' | 'keep'>;
  registrations: Registrations;
  volumeHolds: Pick<VolumeHolds, 'take' | 'release'>;
  /** The policy in force that sets totals, or the one that ships. */
  quotaPolicy: (now: Date) => Promise<DigestedPolicy>;
  /** Where orders are written that take along what hangs on an entry. */
  standingOrders: Pick<StandingOrders, 'insert'>;
  connectors: Connectors;
  /** The registers outside: of institutions, and of the national platform. */
  office: Pick<OfficeDoors, RegisterDoor>;
  issuer: Issuer;
  catalogue: Pick<Catalogue, 'openingsOf' | 'saveOpenings' | 'open'>;
  /** Whether the catalogue of the province of a division has a code. */
  isInCatalogue: (code: string, region: string) => Promise<boolean>;
  /** What the catalogue of the province of a division calls its items, by code. */
  catalogueNames: (region: string) => Promise<ReadonlyMap<string, string>>;
  /** The files that are handed in. */
  materials: Pick<Attachments<string>, 'bytesOf'>;
  batchItems: Pick<BatchItems, 'replace'>;
  terminalModels: Pick<TerminalModels, 'find' | 'save'>;
  /** What devices hold. */
  devices: DeviceDoors;
  /** The tests that models of terminals take. */
  sampleTests: readonly SampleTest[];
  dataResources: readonly DataResource[];
  /** Runs the conformance kit as the platform. */
  kit: PlatformKit;
  /** The platform's own key, with which it signs. */
  privateKey: Sm2PrivateKey;
  now: () => Date;
}

/** Performs an operation. Called again with the same case and visit it does no harm. */
export type StageOperation = (work: StageWork, parts: OperationParts) => Promise<Omit<StageDone, 'visit'>>;

/** What did not pass. */
export const failed = (...findings: StageFinding[]): Omit<StageDone, 'visit'> => ({
  ...{ verdict: 'failed', findings, gives: {} },
});

/** What passed, with what later stages need of it. */
export const passed = (
  gives: Record<string, string> = {},
  findings: StageFinding[] = [],
): Omit<StageDone, 'visit'> => ({ verdict: 'passed', findings, gives });

/** A finding that lets something fail. */
export const error = (pointer: string, rule: string, message: Text): StageFinding => ({
  ...{ pointer, rule, severity: 'error', message },
});

/** The form as it was submitted, and the codes of the files that were handed in with it. */
export async function submittedOf(
  { caseId, submitted }: Pick<StageWork, 'caseId' | 'submitted'>,
  { papers }: Pick<OperationParts, 'papers'>,
): Promise<Submitted> {
  return submitted === null ? { form: {}, materials: [] } : ((await papers.paper(caseId, submitted)) as Submitted);
}

/** What was handed in at the stage; null where nothing was. */
export async function paperOf(
  { caseId, paper }: Pick<StageWork, 'caseId' | 'paper'>,
  { papers }: Pick<OperationParts, 'papers'>,
): Promise<unknown> {
  return paper === null ? null : papers.paper(caseId, paper);
}

/** What an applicant submits. */
export interface Submitted {
  form: Record<string, unknown>;
  materials: { code: string; id: string; digest: string; name: string }[];
}
