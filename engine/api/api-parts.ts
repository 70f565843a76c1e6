/** What the API is made of: every door it may use, handed in by the composition root. */
import type { Logger } from 'pino';
import type { CatalogueFile } from '../core/catalogue/catalogue.ts';
import type { PlatformKit } from '../core/conformance-kit/kit-run.ts';
import type { DemoCardholder } from '../core/demo.ts';
import type { Ports } from '../core/effects.ts';
import type { Institution } from '../core/institution.ts';
import type { InUseGuard } from '../core/registers/in-use.ts';
import type { NoticeTemplates } from '../core/notice.ts';
import type { Pack } from '../core/pack.ts';
import type { PromptTranslations } from '../core/prompts/prompt-languages.ts';
import type { Prompts } from '../core/prompts/prompt.ts';
import type { Province } from '../core/province.ts';
import type {
  AnswerInput,
  ControlInput,
  MessageInput,
  Overlay,
  RunScenario,
  Taken,
} from '../core/run-scenario-ports.ts';
import type { ActInput, ActTaken, ProcedureStart } from '../core/run-procedure-ports.ts';
import type { NoticeDoors } from '../core/send-notice.ts';
import type { DataResource } from '../core/data-sharing/data-resource.ts';
import type { Converged } from '../core/registers/standing-order.ts';
import type { Standard } from '../core/standard.ts';
import type { CertificateAuthority } from '../crypto/certificate-authority.ts';
import type { Messenger } from '../crypto/sealed-message.ts';
import type { KeyService } from '../core/terminals/key-service.ts';
import type { Sealer } from '../core/sealing.ts';
import type { ZoneQuestion } from '../core/zone-questions.ts';
import type { Store } from '../store/connect-store.ts';
import type { CaseWatch } from './case-watch.ts';
import type { DirectRecords } from './direct-records.ts';

/** Starts durable cases. */
export interface CaseStarter {
  /** Starts the workflow of a case; one that was started before is left alone. @throws where Temporal cannot be reached */
  start(input: RunScenario): Promise<void>;
  /** Starts the workflow of a procedure's case; one that was started before is left alone. @throws where Temporal cannot be reached */
  startProcedure(start: ProcedureStart): Promise<void>;
  /** Has the open orders of an entry carried out. @throws where Temporal cannot be reached */
  startStanding(entry: string): Promise<void>;
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
  /** What somebody does to a procedure's case. @throws Problem, by the name of which it is refused */
  act(caseId: string, input: ActInput): Promise<ActTaken>;
  /** Compares the registers, and waits for what came of it. */
  converge(): Promise<Converged>;
  /** What a case is doing now. */
  overlay(caseId: string): Promise<Overlay>;
}

/** The parts of the API. */
export interface ApiParts extends Ports {
  store: Store;
  sealer: Sealer;
  /** Issues the certificates of what is taken on. */
  authority: CertificateAuthority;
  /** Opens what systems send, and seals what they are answered. */
  messenger: Messenger;
  /** Who may use the card. */
  guard: InUseGuard;
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
  /** The data that may be asked for. */
  dataResources: readonly DataResource[];
  /** Runs the conformance kit as the platform. */
  kit: PlatformKit;
  /** Where the keys of PSAMs are. */
  keyService: KeyService;
  /** Whether a card may be used at any reader, or at registered terminals only. */
  readers: 'any' | 'registered';
  /** The words of notices. */
  noticeTemplates: NoticeTemplates;
  /** The ways that notices go. */
  noticeDoors: NoticeDoors;
  /** What cardholders ask, with answers. */
  questions: readonly ZoneQuestion[];
  demo: boolean;
  log: Logger;
}
