/** The ports to outside systems: what a node may ask, and what comes back. Connectors implement them, hosts hand them in. */
import type { z } from 'zod';
import { applicationSystem } from './operations/application-system.ts';
import { bank } from './operations/bank.ts';
import { cardholderRegistry } from './operations/cardholder-registry.ts';
import { credential } from './operations/credential.ts';
import { dataShare } from './operations/data-share.ts';
import type { OperationKind } from './operations/define-operation.ts';
import { identity } from './operations/identity.ts';
import { institutionRegistry } from './operations/institution-registry.ts';
import { nationalPlatform } from './operations/national-platform.ts';
import { notice, officeNotice } from './operations/notice.ts';
import { participantRegister } from './operations/participant-register.ts';
import { terminal } from './operations/terminal.ts';

export { CardOnReader, CardReading } from './operations/terminal.ts';
export { StateReply, type CodeHolder } from './operations/national-platform.ts';
export type { PersonalClass } from './operations/define-operation.ts';

/** What scenarios ask of outside systems, by the name it is asked by. */
export const operations = {
  ...terminal,
  ...nationalPlatform,
  ...applicationSystem,
  ...identity,
  ...dataShare,
  ...credential,
  ...bank,
  ...notice,
  ...cardholderRegistry,
} satisfies Record<string, OperationKind>;

/** What procedures and the platform itself ask, and no scenario does: registers, and notices to those who work here. */
const officeOperations = {
  ...institutionRegistry,
  ...participantRegister,
  ...officeNotice,
} satisfies Record<string, OperationKind>;

/** Every operation of every outside system. */
export const everyOperation = { ...operations, ...officeOperations };

export type Operation = keyof typeof operations;
export type OfficeOperation = keyof typeof officeOperations;
export type AnyOperation = keyof typeof everyOperation;
export type InputOf<O extends AnyOperation> = z.infer<(typeof everyOperation)[O]['input']>;
export type OutputOf<O extends AnyOperation> = z.infer<(typeof everyOperation)[O]['output']>;

/** Doors to outside systems, one function an operation. */
export type Doors<O extends AnyOperation> = { readonly [Each in O]: (input: InputOf<Each>) => Promise<OutputOf<Each>> };

/**
 * The doors of scenarios. Each throws `connector-unavailable`; of a terminal `card-not-readable` too;
 * of a code that is expired or used `code-not-valid`; of a key that came with other content `idempotency-key-reused`; `not-found` for a system or thing that is not there.
 */
export type Connectors = Doors<Operation>;

/** The doors of procedures and of the platform itself; they throw as the others do. */
export type OfficeDoors = Doors<OfficeOperation>;
