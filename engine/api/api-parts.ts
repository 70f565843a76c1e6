/** What the API is made of: every door it may use, handed in by the composition root. */
import type { Logger } from 'pino';
import type { CatalogueFile } from '../core/catalogue.ts';
import type { DemoCardholder } from '../core/demo.ts';
import type { Ports } from '../core/effects.ts';
import type { Institution } from '../core/institution.ts';
import type { Pack } from '../core/pack.ts';
import type { PromptTranslations } from '../core/prompt-languages.ts';
import type { Prompts } from '../core/prompt.ts';
import type { Province } from '../core/province.ts';
import type {
  AnswerInput,
  ControlInput,
  MessageInput,
  Overlay,
  RunScenario,
  Taken,
} from '../core/run-scenario-ports.ts';
import type { Standard } from '../core/standard.ts';
import type { Sealer } from '../core/sealing.ts';
import type { Store } from '../store/connect-store.ts';
import type { CaseWatch } from './case-watch.ts';
import type { DirectRecords } from './direct-records.ts';

/** Starts durable cases. */
export interface CaseStarter {
  /** Starts the workflow of a case; one that was started before is left alone. @throws where Temporal cannot be reached */
  start(input: RunScenario): Promise<void>;
  /** Whether Temporal answers. */
  isReachable(): Promise<boolean>;
}

/** The doors of running cases. @throws Problem `case-closed`, `unavailable`, and what the case refuses by */
export interface CaseDoors {
  /** An answer of one id is taken once. @throws Problem `task-closed` */
  answer(caseId: string, input: AnswerInput): Promise<Taken>;
  /** @throws Problem `nobody-waits` */
  message(caseId: string, input: MessageInput): Promise<Taken>;
  /** @throws Problem `case-state`, `nothing-held` */
  control(caseId: string, input: ControlInput): Promise<Taken>;
  /** What a case is doing now. */
  overlay(caseId: string): Promise<Overlay>;
}

/** The parts of the API. */
export interface ApiParts extends Ports {
  store: Store;
  sealer: Sealer;
  starter: CaseStarter;
  doors: CaseDoors;
  directRecords: DirectRecords;
  watch: CaseWatch;
  /** The prompts that every scenario may use. */
  prompts: Prompts;
  /** Their words in the languages that have files of their own. */
  translations: PromptTranslations;
  /** The demo people; empty where demo data are off. */
  cardholders: readonly DemoCardholder[];
  /** Made-up people for dry runs and saved tests, there even where demo data are off. */
  people: readonly DemoCardholder[];
  /** The edition of the standard that the platform implements. */
  standard: Standard;
  /** The institutions that have a name; those of the demo province where demo data are on. */
  institutions: readonly Institution[];
  /** The made-up province that policies are tried on. */
  province: Province;
  /** What the platform ships to start scenarios from. */
  packs: readonly Pack[];
  /** The application catalogue that ships. */
  catalogue: CatalogueFile;
  demo: boolean;
  log: Logger;
}
