/** Seals every payload that goes into Temporal, so that no history holds anything in clear. */
import type { Payload, PayloadCodec } from '@temporalio/common';
import { problem } from '../core/problem.ts';
import { deriveSm4Keys, sm4Open, sm4Seal } from './sm4.ts';

const encoding = 'binary/sm4-sealed';
const words = new TextEncoder();

/** A payload as one run of bytes: the length of its metadata, the metadata as JSON, the data. */
function pack({ metadata, data }: Payload): Buffer {
  const entries = Object.entries(metadata ?? {}).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
  const head = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, data ?? new Uint8Array()]);
}

function unpack(bytes: Buffer): Payload {
  const length = bytes.readUInt32BE(0);
  const head = JSON.parse(bytes.subarray(4, 4 + length).toString()) as Record<string, string>;
  const metadata = Object.fromEntries(
    Object.entries(head).map(([key, value]) => [key, new Uint8Array(Buffer.from(value, 'base64'))]),
  );
  return { metadata, data: new Uint8Array(bytes.subarray(4 + length)) };
}

/** Makes the codec over the data key (32 bytes). What it did not seal it refuses to read. */
export function createPayloadCodec(dataKey: Uint8Array): PayloadCodec {
  const keys = deriveSm4Keys(dataKey, 'temporal payloads');
  return {
    encode: async (payloads) =>
      payloads.map((payload) => ({
        metadata: { encoding: words.encode(encoding) },
        data: sm4Seal(keys, pack(payload)),
      })),
    decode: async (payloads) =>
      payloads.map(({ metadata, data }) => {
        const sealed = Buffer.from(metadata?.['encoding'] ?? []).toString() === encoding;
        if (!sealed || !data) throw problem('message-rejected', { reason: 'payload' });
        return unpack(sm4Open(keys, data));
      }),
  };
}
