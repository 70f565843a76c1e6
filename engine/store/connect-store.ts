/** Connects to MongoDB and opens the collections. Plain objects come out of them; no mongoose Document leaves this folder. */
import { createConnection } from 'mongoose';
import type { AttachmentUse } from '../core/attachment.ts';
import type { FileSealer } from '../core/sealing.ts';
import type { DeviceDoors } from '../core/terminals/settle-devices.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import { createBatchItems, type BatchItems } from './batch-items.ts';
import { createCases, type Cases } from './cases.ts';
import { createCatalogue, type Catalogue } from './catalogue.ts';
import { createCertificates, type Certificates } from './certificates.ts';
import { createConformanceRuns, type ConformanceRuns } from './conformance-runs.ts';
import { createComments, type Comments } from './comments.ts';
import { createDecisions, type Decisions } from './decisions.ts';
import { createDeviceDoors } from './device-doors.ts';
import { createPapers, type Papers } from './papers.ts';
import { createDelegations, type Delegations } from './delegations.ts';
import { createDivergences, type Divergences } from './divergences.ts';
import { createNotices, type Notices } from './notices.ts';
import { createPolicies, type Policies } from './policies.ts';
import { createPolicySuites, type PolicySuites } from './policy-suites.ts';
import { createProcedureCases, type ProcedureCases } from './procedure-cases.ts';
import { createReceivedMessages, type ReceivedMessages } from './received-messages.ts';
import { createRegistrations, type Registrations } from './registrations.ts';
import { createPsams, type Psams } from './psams.ts';
import { createPolicyTrials, type PolicyTrials } from './policy-trials.ts';
import { createScenarios, type Scenarios } from './scenarios.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createStandingOrders, type StandingOrders } from './standing-orders.ts';
import { createSuites, type Suites } from './suites.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { createTerminalModels, type TerminalModels } from './terminal-models.ts';
import { createTerminals, type Terminals } from './terminals.ts';
import { createVolumeHolds, type VolumeHolds } from './volume-holds.ts';
import { createVersions, type Versions } from './versions.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

/** Everything the platform keeps, one entry a concept. */
export interface Store {
  scenarios: Scenarios;
  versions: Versions;
  suites: Suites;
  attachments: Attachments<AttachmentUse>;
  /** The files of cases of procedures, by the codes of their materials. */
  materials: Attachments<string>;
  certificates: Certificates;
  comments: Comments;
  policies: Policies;
  policySuites: PolicySuites;
  policyTrials: PolicyTrials;
  cases: Cases;
  catalogue: Catalogue;
  decisions: Decisions;
  notices: Notices;
  webhooks: Webhooks;
  tasks: Tasks;
  procedureCases: ProcedureCases;
  papers: Papers;
  /** The items of batches. */
  batchItems: BatchItems;
  registrations: Registrations;
  /** Volumes that cases were approved to use. */
  volumeHolds: VolumeHolds;
  terminals: Terminals;
  terminalModels: TerminalModels;
  psams: Psams;
  /** What devices hold, as all stands that they hang on. */
  devices: DeviceDoors;
  standingOrders: StandingOrders;
  delegations: Delegations;
  divergences: Divergences;
  conformanceRuns: ConformanceRuns;
  /** Refuses a message the second time, at whichever server. */
  receivedMessages: ReceivedMessages;
  accounts: Accounts;
  sessions: Sessions;
  /** Answers where the database does; throws where it cannot be reached. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const selectionTimeoutMs = 3_000;

/** Connects, and makes sure of the indexes. Throws where the database cannot be reached within three seconds. */
export async function connectStore(uri: string, { sealer }: { sealer: FileSealer }): Promise<Store> {
  const connection = await createConnection(uri, {
    serverSelectionTimeoutMS: selectionTimeoutMs,
    socketTimeoutMS: 30_000,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    retryWrites: false,
    maxPoolSize: 50,
  }).asPromise();
  const scenarios = createScenarios(connection);
  const versions = createVersions(connection);
  const suites = createSuites(connection, sealer);
  const attachments = createAttachments<AttachmentUse>(connection, sealer, { name: 'attachments', days: 1 });
  const materials = createAttachments<string>(connection, sealer, { name: 'materials', days: 90 });
  const certificates = createCertificates(connection, sealer);
  const conformanceRuns = createConformanceRuns(connection, sealer);
  const comments = createComments(connection, sealer);
  const policies = createPolicies(connection);
  const policySuites = createPolicySuites(connection, sealer);
  const policyTrials = createPolicyTrials(connection);
  const tasks = createTasks(connection, sealer);
  const cases = createCases(connection, sealer, tasks);
  const catalogue = createCatalogue(connection);
  const decisions = createDecisions(connection, sealer);
  const procedureCases = createProcedureCases(connection, sealer, tasks);
  const papers = createPapers(connection, sealer);
  const batchItems = createBatchItems(connection, sealer);
  const registrations = createRegistrations(connection, sealer);
  const volumeHolds = createVolumeHolds(connection, registrations);
  const standingOrders = createStandingOrders(connection, sealer);
  const delegations = createDelegations(connection, sealer);
  const divergences = createDivergences(connection, tasks);
  const notices = createNotices(connection, sealer);
  const webhooks = createWebhooks(connection, sealer);
  const accounts = createAccounts(connection, sealer);
  const sessions = createSessions(connection, sealer);
  const terminals = createTerminals(connection, sealer);
  const terminalModels = createTerminalModels(connection);
  const psams = createPsams(connection, sealer);
  const receivedMessages = createReceivedMessages(connection);
  const devices = createDeviceDoors(terminals, psams, registrations);
  for (const model of Object.values(connection.models)) await model.createIndexes();
  return {
    ...{ scenarios, versions, suites, attachments, comments, policies, policySuites, cases, decisions, tasks },
    ...{ accounts, sessions, catalogue, procedureCases, papers, materials, registrations, certificates, policyTrials },
    ...{ batchItems, conformanceRuns, terminals, terminalModels, psams, notices, standingOrders, divergences },
    ...{ delegations, devices, receivedMessages, volumeHolds, webhooks },
    async ping() {
      await connection.db?.command({ ping: 1 }, { timeoutMS: selectionTimeoutMs });
    },
    async close() {
      await connection.close();
    },
  };
}
