/** Connects to MongoDB and opens the collections. Plain objects come out of them; no mongoose Document leaves this folder. */
import { createConnection } from 'mongoose';
import type { FileSealer } from '../core/sealing.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { createAttachments, type Attachments } from './attachments.ts';
import { createCases, type Cases } from './cases.ts';
import { createCatalogue, type Catalogue } from './catalogue.ts';
import { createComments, type Comments } from './comments.ts';
import { createDecisions, type Decisions } from './decisions.ts';
import { createPolicies, type Policies } from './policies.ts';
import { createPolicySuites, type PolicySuites } from './policy-suites.ts';
import { createScenarios, type Scenarios } from './scenarios.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSuites, type Suites } from './suites.ts';
import { createTasks, type Tasks } from './tasks.ts';
import { createVersions, type Versions } from './versions.ts';

/** Everything the platform keeps, one entry a concept. */
export interface Store {
  scenarios: Scenarios;
  versions: Versions;
  suites: Suites;
  attachments: Attachments;
  comments: Comments;
  policies: Policies;
  policySuites: PolicySuites;
  cases: Cases;
  catalogue: Catalogue;
  decisions: Decisions;
  tasks: Tasks;
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
  const attachments = createAttachments(connection, sealer);
  const comments = createComments(connection, sealer);
  const policies = createPolicies(connection);
  const policySuites = createPolicySuites(connection, sealer);
  const tasks = createTasks(connection, sealer);
  const cases = createCases(connection, sealer, tasks);
  const catalogue = createCatalogue(connection);
  const decisions = createDecisions(connection, sealer);
  const accounts = createAccounts(connection, sealer);
  const sessions = createSessions(connection, sealer);
  for (const model of Object.values(connection.models)) await model.createIndexes();
  return {
    ...{ scenarios, versions, suites, attachments, comments, policies, policySuites, cases, decisions, tasks },
    ...{ accounts, sessions, catalogue },
    async ping() {
      await connection.db?.command({ ping: 1 }, { timeoutMS: selectionTimeoutMs });
    },
    async close() {
      await connection.close();
    },
  };
}
