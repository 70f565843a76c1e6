/** What the API is made of: every door it may use, handed in by the composition root. */
import type { Logger } from 'pino';
import type { DemoCardholder } from '../core/demo.ts';
import type { Ports } from '../core/effects.ts';
import type { Prompts } from '../core/prompt.ts';
import type { ControlInput, Overlay, RunScenario, Taken } from '../core/run-scenario-ports.ts';
import type { Sealer } from '../core/sealing.ts';
import type { Store } from '../store/connect-store.ts';
import type { CaseWatch } from './case-watch.ts';
import type { DirectRecords } from './direct-records.ts';

/** Starts durable cases, and speaks with those that run. */
export interface CaseStarter {
  /** Starts the workflow of a case; one that was started before is left alone. @throws where Temporal cannot be reached */
  start(input: RunScenario): Promise<void>;
  /** What a running case is doing now. @throws Problem `case-closed` where it runs no more, and where Temporal cannot be reached */
  overlay(caseId: string): Promise<Overlay>;
  /** Gives a running case an order. @throws Problem of the slug by which it refuses, and where Temporal cannot be reached */
  control(caseId: string, order: ControlInput): Promise<Taken>;
  /** Whether Temporal answers. */
  isReachable(): Promise<boolean>;
}

/** The parts of the API. */
export interface ApiParts extends Ports {
  store: Store;
  sealer: Sealer;
  starter: CaseStarter;
  directRecords: DirectRecords;
  watch: CaseWatch;
  /** The prompts that every scenario may use. */
  prompts: Prompts;
  /** The demo people; empty where demo data are off. */
  cardholders: readonly DemoCardholder[];
  /** Made-up people for dry runs and saved tests, there even where demo data are off. */
  people: readonly DemoCardholder[];
  demo: boolean;
  log: Logger;
}
