/** How this platform's processes speak to Temporal: every payload and every failure sealed. */
import type { DataConverter } from '@temporalio/common';
import { fileURLToPath } from 'node:url';
import { createPayloadCodec } from './crypto/payload-codec.ts';

/** The data converter of clients and workers, over the data key. */
export const sealedDataConverter = (dataKey: Uint8Array): DataConverter => ({
  payloadCodecs: [createPayloadCodec(dataKey)],
  failureConverterPath: fileURLToPath(new URL('../workflows/failure-converter.ts', import.meta.url)),
});
