/** The transport to a card on a PC/SC reader, by the optional npm package `smartcard`, which needs pcscd on the machine. */
import { problem } from '../../engine/core/problem.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { type Transport } from './apdu.ts';

/** The little of `smartcard` that is used; its own types are there only where its native part could be built. */
interface PcscCard {
  transmit(command: Buffer): Promise<Buffer>;
  disconnect(disposition?: number): void;
}
interface PcscReader {
  readonly name: string;
  connect(shareMode?: number, protocol?: number): Promise<PcscCard>;
}
interface PcscContext {
  listReaders(): PcscReader[];
  close(): void;
}
export interface PcscLibrary {
  Context: new () => PcscContext;
  SCARD_SHARE_EXCLUSIVE: number;
  SCARD_PROTOCOL_T0: number;
  SCARD_PROTOCOL_T1: number;
  SCARD_LEAVE_CARD: number;
  SCARD_UNPOWER_CARD: number;
}

/** PC/SC on this machine: or, where it cannot be had, why not. */
export type Pcsc = { readonly available: true; library: PcscLibrary } | { readonly available: false; reason: Text };

/** Loads the library and asks pcscd for its readers once. */
export async function loadPcsc(packageName: string = 'smartcard'): Promise<Pcsc> {
  let library: PcscLibrary;
  try {
    library = (await import(packageName)) as PcscLibrary;
  } catch {
    return {
      available: false,
      reason: text(
        '未安装 npm 包 smartcard（先装 libpcsclite-dev，再 npm install）',
        'The npm package smartcard is not installed (install libpcsclite-dev, then npm install)',
      ),
    };
  }
  try {
    listPcscReaders(library);
  } catch {
    const reason = text('没有连上 pcscd（可运行 pcscd -f）', 'pcscd cannot be reached (run pcscd -f)');
    return { available: false, reason };
  }
  return { available: true, library };
}

/** The names of the readers that pcscd knows; throws where it cannot be reached. */
export function listPcscReaders({ Context }: PcscLibrary): string[] {
  const context = new Context();
  try {
    return context.listReaders().map(({ name }) => name);
  } finally {
    context.close();
  }
}

const gone = (error: unknown) =>
  problem('card-not-readable', {
    reason: text('读卡器上没有卡，或卡已取走', 'There is no card on the reader, or it was taken away'),
    cause: error instanceof Error ? error.name : 'unknown',
  });

/**
 * Reaches the card on a reader, alone. Rejects with `connector-unavailable` (no such reader) or `card-not-readable` (no card).
 * `farewell` says what happens to the card at the end: a real one is powered off, so that it forgets what it was shown.
 */
export async function openPcscTransport(
  library: PcscLibrary,
  readerName: string,
  farewell: 'unpower' | 'leave' = 'unpower',
): Promise<Transport> {
  const context = new library.Context();
  try {
    const reader = context.listReaders().find(({ name }) => name === readerName);
    if (!reader) throw problem('connector-unavailable', { connector: text('读卡器', 'Card reader') });
    const protocols = library.SCARD_PROTOCOL_T0 | library.SCARD_PROTOCOL_T1;
    const card = await reader.connect(library.SCARD_SHARE_EXCLUSIVE, protocols).catch((error: unknown) => {
      throw gone(error);
    });
    return {
      transmit: async (command) => {
        try {
          return new Uint8Array(await card.transmit(Buffer.from(command)));
        } catch (error) {
          throw gone(error);
        }
      },
      close: async () => {
        try {
          card.disconnect(farewell === 'leave' ? library.SCARD_LEAVE_CARD : library.SCARD_UNPOWER_CARD);
        } catch {
          // A card that is gone needs no farewell.
        } finally {
          context.close();
        }
      },
    };
  } catch (error) {
    context.close();
    throw error;
  }
}
