/** Questions about facts: how an outside system is asked for what a case does not hold, once for all facts that one answer tells. */
import type { InputOf, Operation, OutputOf } from '../connectors.ts';
import type { FactGround } from './facts.ts';
import type { FactValue } from './fact-types.ts';
import { text, type Text } from '../text.ts';

/** The way to outside systems, as a host lends it to a decision. */
export interface AskOutside {
  /** @throws Problem `connector-unavailable` */
  call<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  /** Ends in Problem `too-slow` where the work takes longer; a host without a clock does not cut it short. */
  within?: (<T>(milliseconds: number, work: Promise<T>) => Promise<T>) | undefined;
}

/** What an outside system is asked for facts. */
export interface FactQuestion {
  name: string;
  /** What it asks. */
  operation: Operation;
  label: Text;
  /** The paths of the case's data that it takes to ask. */
  reads: readonly string[];
  /** How long it usually takes, and how long it may. */
  usualMs: number;
  timeoutMs: number;
  /** Asks; null where the case does not know enough to. */
  ask(outside: AskOutside, ground: FactGround): Promise<Readonly<Record<string, FactValue>>> | null;
}

/** The state of card and holder, by the national platform's interface for it. */
export const stateQuestion: FactQuestion = {
  name: 'verify-state',
  operation: 'national-platform.verify-state',
  label: text('全国平台状态核验', 'State verification of the national platform'),
  reads: ['card.identificationCode', 'card.socialSecurityNumber', 'card.name'],
  usualMs: 300,
  timeoutMs: 3_000,
  ask(outside, { data }) {
    const { identificationCode, socialSecurityNumber, name } = data.card ?? {};
    if (identificationCode === undefined || socialSecurityNumber === undefined || name === undefined) return null;
    return outside
      .call('national-platform.verify-state', { identificationCode, socialSecurityNumber, name })
      .then(({ card, person }) => ({ 'card.state': card, 'person.state': person }));
  },
};
