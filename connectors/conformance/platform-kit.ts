/** The conformance kit as the platform runs it: under its own name, with its own key, which signs the report, and against systems outside only. */
import type { PlatformKit } from '../../engine/core/conformance-kit/kit-run.ts';
import { signReport } from '../../engine/crypto/conformance-report.ts';
import { importPublicKey, type Sm2PrivateKey } from '../../engine/crypto/sm2-key.ts';
import { openEndpoint } from './endpoint.ts';
import { isRefusedUrl, judgeAddresses } from '../outside/address.ts';
import { runKit } from './run-kit.ts';

/** What it is made of; `name` is that by which the systems know the platform, `networks` those within which systems may be although they are not outside. */
export interface PlatformKitOptions {
  name: string;
  privateKey: Sm2PrivateKey;
  networks: readonly string[];
}

/** Makes it. */
export function createPlatformKit({ name, privateKey, networks }: PlatformKitOptions): PlatformKit {
  const mayCall = judgeAddresses(networks);
  return {
    refuses: (url) => isRefusedUrl(url, mayCall),
    async run({ url, of, profile, publicKey, tell }) {
      const endpoint = openEndpoint({ url, profile, name, privateKey, peer: importPublicKey(publicKey), mayCall });
      return signReport(await runKit({ of, endpoint, ...(tell && { tell }) }), 'platform', privateKey);
    },
  };
}
