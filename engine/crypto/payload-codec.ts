/** Temporal's payload codec: whatever enters a history is sealed by SM4 first, so that the server never sees a person's data. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type Payload, type PayloadCodec } from '@temporalio/common';
import { problem } from '../core/problem.ts';
import { type ByteSealer } from './sealer.ts';

const encoding = 'binary/sm4-sealed';
/** Larger ones are made small first: a case of many items carries a long state from history to history. */
const largestPlain = 32 * 1024;
const largestOpened = 64 * 1024 * 1024;

/**
 * Makes the codec. A sealed payload has the metadata field `encoding` = `binary/sm4-sealed`; its data seals
 * length (4 bytes) ‖ metadata as JSON of base64 ‖ data, deflated first where `compression` = `deflate` says so. Payloads that are not sealed pass `decode` as they are: the server makes some itself.
 */
export function createPayloadCodec(sealer: ByteSealer): PayloadCodec {
  return {
    encode: async (payloads) =>
      payloads.map((payload) => {
        const packed = pack(payload);
        const metadata = { encoding: Buffer.from(encoding) };
        if (packed.length <= largestPlain) return { metadata, data: sealer.sealBytes(packed) };
        const data = sealer.sealBytes(deflateRawSync(packed, { level: 1 }));
        return { metadata: { ...metadata, compression: Buffer.from('deflate') }, data };
      }),
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
  const opened = sealer.openBytes(payload.data);
  const packed =
    payload.metadata?.['compression'] === undefined
      ? opened
      : inflateRawSync(opened, { maxOutputLength: largestOpened });
  const end = 4 + packed.readUInt32BE(0);
  const head = JSON.parse(packed.toString('utf8', 4, end)) as Record<string, string>;
  const metadata = Object.fromEntries(Object.entries(head).map(([key, value]) => [key, Buffer.from(value, 'base64')]));
  return { metadata, data: packed.subarray(end) };
}
