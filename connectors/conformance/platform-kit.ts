/** The conformance kit as the platform runs it: under its own name, with its own key, which signs the report. */
import type { PlatformKit } from '../../engine/core/conformance-kit/kit-run.ts';
import { signReport } from '../../engine/crypto/conformance-report.ts';
import { importPublicKey, type Sm2PrivateKey } from '../../engine/crypto/sm2-key.ts';
import { openEndpoint } from './endpoint.ts';
import { runKit } from './run-kit.ts';

/** Makes it; `name` is that by which the systems know the platform. */
export const createPlatformKit = ({ name, privateKey }: { name: string; privateKey: Sm2PrivateKey }): PlatformKit => ({
  async run({ url, of, profile, publicKey, tell }) {
    const endpoint = openEndpoint({ url, profile, name, privateKey, peer: importPublicKey(publicKey) });
    return signReport(await runKit({ of, endpoint, ...(tell && { tell }) }), 'platform', privateKey);
  },
});
