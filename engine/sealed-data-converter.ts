/** How this platform's processes speak to Temporal: every payload and every failure sealed. */
import type { DataConverter } from '@temporalio/common';
import { fileURLToPath } from 'node:url';
import { createPayloadCodec } from './crypto/payload-codec.ts';
import type { ByteSealer } from './crypto/sealer.ts';

/** The data converter of clients and workers, over the data keys. */
export const sealedDataConverter = (sealer: ByteSealer): DataConverter => ({
  payloadCodecs: [createPayloadCodec(sealer)],
  failureConverterPath: fileURLToPath(new URL('../workflows/failure-converter.ts', import.meta.url)),
});
