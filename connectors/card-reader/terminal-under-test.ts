/** A terminal as a sample test meets it: what is put on it, what it shows, and the virtual one, which does all as it should. */
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { type CodeKind } from '../../engine/core/operations/terminal.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { type SampleStep } from '../../engine/core/terminals/sample-test.ts';
import { type Transport } from './apdu.ts';
import { cardholderOf } from './cardholders.ts';
import { createMemoryTransport } from './transport-memory.ts';
import { createVirtualCard } from './virtual-card.ts';

/** What a terminal can tell of a step, and shows a prompt for. */
export interface Outcome {
  do: SampleStep['do'];
  got: string;
}

/** A card on a terminal under test. */
export interface TestedCard {
  transport: Transport;
  /** Has the card taken out while the terminal works; what follows must be told as `card-not-readable`. */
  takeOut(): Promise<void>;
  /** The code that the holder's phone shows. */
  scan(kind: CodeKind): Promise<string>;
  /** The state of the card, as the terminal has it from the platform. */
  state(): Promise<string>;
  /** The code of the prompt that the terminal shows after this; null where nobody can tell. */
  shown(outcome: Outcome): Promise<string | null>;
  close(): Promise<void>;
}

/** A terminal under test: rejects with `not-found` or `card-not-readable`. */
export interface TerminalUnderTest {
  put(card: string): Promise<TestedCard>;
}

const promptsShown: Partial<Record<SampleStep['do'], Record<string, string>>> = {
  read: { 'card-not-readable': 'card.not-readable' },
  authenticate: { true: 'card.genuine', false: 'card.not-genuine' },
  authorise: { true: 'card.authorised', false: 'card.not-authorised' },
  pin: { wrong: 'pin.wrong', locked: 'pin.locked' },
  state: { normal: 'card.normal' },
  scan: { code: 'code.resolved', 'code-not-valid': 'code.not-valid' },
};
const otherwise: Partial<Record<SampleStep['do'], string>> = { read: 'card.read', state: 'card.not-normal' };

/** The prompt that a terminal shows as it should. */
export const promptFor = ({ do: what, got }: Outcome): string | null =>
  promptsShown[what]?.[got] ?? otherwise[what] ?? null;

/** A virtual terminal over some way to its cards; `open` gives the transport to the card of a cardholder. */
export const createTestedTerminal = (
  cardholders: readonly DemoCardholder[],
  open: (card: string) => Promise<Transport>,
): TerminalUnderTest => ({
  async put(card) {
    const holder = cardholderOf(cardholders, card);
    const inner = await open(card);
    let isOut = false;
    const torn = () => problem('card-not-readable', { reason: text('卡片已取走', 'The card was taken away') });
    return {
      transport: {
        transmit: (command) => (isOut ? Promise.reject(torn()) : inner.transmit(command)),
        close: () => inner.close(),
      },
      takeOut: async () => {
        isOut = true;
      },
      scan: async (kind) => `${kind} ${card}`,
      state: async () => holder.state.card,
      shown: async (outcome) => promptFor(outcome),
      close: () => inner.close(),
    };
  },
});

/** A virtual terminal whose cards are in this process. */
export const createVirtualTerminal = (cardholders: readonly DemoCardholder[]): TerminalUnderTest =>
  createTestedTerminal(cardholders, async (card) =>
    createMemoryTransport(createVirtualCard(cardholderOf(cardholders, card))),
  );
