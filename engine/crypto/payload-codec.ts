/** Temporal's payload codec: whatever enters a history is sealed by SM4 first, so that the server never sees a person's data. */
import { type Payload, type PayloadCodec } from '@temporalio/common';
import { problem } from '../core/problem.ts';
import { type ByteSealer } from './sealer.ts';

const encoding = 'binary/sm4-sealed';

/**
 * Makes the codec. A sealed payload has the one metadata field `encoding` = `binary/sm4-sealed`; its data seals
 * length (4 bytes) ‖ metadata as JSON of base64 ‖ data. Payloads that are not sealed pass `decode` as they are: the server makes some itself.
 */
export function createPayloadCodec(sealer: ByteSealer): PayloadCodec {
  return {
    encode: async (payloads) =>
      payloads.map((payload) => ({
        metadata: { encoding: Buffer.from(encoding) },
        data: sealer.sealBytes(pack(payload)),
      })),
    decode: async (payloads) => payloads.map((payload) => (isSealed(payload) ? unpack(sealer, payload) : payload)),
  };
}

const isSealed = (payload: Payload): boolean =>
  payload.metadata?.['encoding'] !== undefined && Buffer.from(payload.metadata['encoding']).toString() === encoding;

function pack(payload: Payload): Buffer {
  const metadata = Object.fromEntries(
    Object.entries(payload.metadata ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  );
  const head = Buffer.from(JSON.stringify(metadata));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  // A value of undefined comes without data, or with an empty list in its place.
  return Buffer.concat([length, head, Buffer.from(payload.data ?? [])]);
}

function unpack(sealer: ByteSealer, payload: Payload): Payload {
  if (!payload.data) throw problem('internal', { cause: 'sealed-value-damaged' });
  const packed = sealer.openBytes(payload.data);
  const end = 4 + packed.readUInt32BE(0);
  const head = JSON.parse(packed.toString('utf8', 4, end)) as Record<string, string>;
  const metadata = Object.fromEntries(Object.entries(head).map(([key, value]) => [key, Buffer.from(value, 'base64')]));
  return { metadata, data: packed.subarray(end) };
}
