/** A case that is recorded: its version, what the outside answers, and what people do. */
import type { SimulatedAnswer, Script } from '../../engine/core/simulate.ts';
import type { ControlInput } from '../../engine/core/run-scenario-ports.ts';
import type { Version } from '../../engine/core/version.ts';

type Order = ControlInput extends infer Each
  ? Each extends ControlInput
    ? Omit<Each, 'by' | 'at' | 'reason' | 'token'>
    : never
  : never;

/** Something that people do, once a token waits (or, of an order, is held) at a node; an order that names none is given as soon as a token waits. */
export type Act =
  | { at: string; answer: SimulatedAnswer }
  | { at: string; message: { name: string; body: Record<string, unknown> } }
  | { at?: string; order: Order };

/** A case that is recorded. */
export interface Story {
  name: string;
  /** Node kinds by the ports they must be left by, `pay.refused`. */
  shows?: readonly string[];
  version: Version;
  /** A version it is moved to. */
  other?: Version;
  card?: string;
  outside?: () => Script;
  acts?: readonly Act[];
}
