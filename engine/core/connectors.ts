/** The ports to outside systems: what a node may ask, and what comes back. Connectors implement them, hosts hand them in. */
import type { z } from 'zod';
import { applicationSystem } from './operations/application-system.ts';
import { bank } from './operations/bank.ts';
import { credential } from './operations/credential.ts';
import { dataShare } from './operations/data-share.ts';
import type { OperationKind } from './operations/define-operation.ts';
import { identity } from './operations/identity.ts';
import { nationalPlatform } from './operations/national-platform.ts';
import { notice } from './operations/notice.ts';
import { terminal } from './operations/terminal.ts';

export { CardOnReader, CardReading } from './operations/terminal.ts';
export { StateReply, type CodeHolder } from './operations/national-platform.ts';
export type { PersonalClass } from './operations/define-operation.ts';

/** Every operation of every outside system, by the name it is asked by. */
export const operations = {
  ...terminal,
  ...nationalPlatform,
  ...applicationSystem,
  ...identity,
  ...dataShare,
  ...credential,
  ...bank,
  ...notice,
} satisfies Record<string, OperationKind>;

export type Operation = keyof typeof operations;
export type InputOf<O extends Operation> = z.infer<(typeof operations)[O]['input']>;
export type OutputOf<O extends Operation> = z.infer<(typeof operations)[O]['output']>;

/**
 * The doors to outside systems, one function an operation. Throws `connector-unavailable`; of a terminal `card-not-readable` too;
 * of a code that is expired or used `code-not-valid`; of a key that came with other content `idempotency-key-reused`; `not-found` for a system or thing that is not there.
 */
export type Connectors = { readonly [O in Operation]: (input: InputOf<O>) => Promise<OutputOf<O>> };
