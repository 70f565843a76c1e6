/** Puts virtual cards into a slot of vpcd, the virtual PC/SC reader driver: to pcscd they are then cards like any other. */
import { connect, type Socket } from 'node:net';
import { answerToReset, type VirtualCard } from './virtual-card.ts';
import { buildResponse } from './apdu.ts';

/** Where vpcd waits for cards: its first slot, "Virtual PCD 00 00". */
export const vpcdPort = 35963;

/** The slot's holder. It stays in the slot while cards change, so that nobody waits for pcscd, which looks for cards every 0.4 seconds. */
export interface VpcdHolder {
  /** Puts another card in, or takes it out (null). A holder without a card answers 6F00. */
  hold(card: VirtualCard | null): void;
  /** Resolves when vpcd no longer has the holder. */
  readonly gone: Promise<void>;
  close(): void;
}

const control = { off: 0, on: 1, reset: 2, sendAnswerToReset: 4 } as const;

const frame = (body: Uint8Array): Buffer => Buffer.concat([Buffer.of(body.length >> 8, body.length & 0xff), body]);

/** Answers the frames of vpcd (two bytes of length, body) for the card that `cardNow` gives. */
function serve(socket: Socket, cardNow: () => VirtualCard | null): void {
  let received = Buffer.alloc(0);
  let promised = false;

  // vpcd sends length and body apart and its kernel holds the body back until the length is acknowledged, which takes 40 ms unless
  // we send something. What we can send already is the first byte of our answer's length, where the answer is surely below 256 bytes.
  const promise = (length: number): boolean => length >= 4 && socket.write(Buffer.of(0)) !== undefined;

  const obey = (body: Uint8Array): Buffer | null => {
    if (body.length !== 1) {
      const response = cardNow()?.process(body) ?? buildResponse(0x6f00);
      return frame(response.length < 256 ? response : buildResponse(0x6700));
    }
    if (body[0] === control.sendAnswerToReset) return frame(answerToReset);
    if (body[0] === control.off || body[0] === control.on || body[0] === control.reset) cardNow()?.reset();
    return null;
  };

  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 2) {
      const length = received.readUInt16BE(0);
      if (received.length < 2 + length) {
        promised ||= promise(length);
        return;
      }
      const answer = obey(received.subarray(2, 2 + length));
      received = received.subarray(2 + length);
      if (answer) socket.write(promised ? answer.subarray(1) : answer);
      promised = false;
    }
  });
}

/** Puts a holder into a slot of vpcd on this machine. Rejects where no vpcd listens, or another card is in the slot. */
export async function insertVpcdHolder(port: number = vpcdPort): Promise<VpcdHolder> {
  let card: VirtualCard | null = null;
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  // What breaks shows as `gone`, and to the reader as a card that was taken away.
  socket.on('error', () => {});
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  serve(socket, () => card);
  return {
    hold: (next) => {
      card = next;
    },
    gone,
    close: () => {
      socket.destroy();
    },
  };
}
