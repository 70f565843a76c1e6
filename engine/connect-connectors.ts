/** Wires the connectors to their outside systems, for the server and the worker alike. */
import { createApplicationSystem } from '../connectors/application-system/client.ts';
import { partyName as applicationSystem } from '../connectors/application-system/contract.ts';
import { createCardReader } from '../connectors/card-reader/client.ts';
import { createNationalPlatform } from '../connectors/national-platform/client.ts';
import { partyName as nationalPlatform } from '../connectors/national-platform/contract.ts';
import type { Connectors } from './core/connectors.ts';
import { loadKeyPair, loadPublicKey } from './crypto/keys.ts';
import { createChannel } from './crypto/sealed-message.ts';
import type { Settings } from './settings.ts';

/** Makes every connector; the platform's key pair is made at the first start. */
export async function connectConnectors(settings: Settings): Promise<Connectors> {
  const pair = await loadKeyPair(settings.DATA_DIR, 'platform');
  const channelTo = (name: string) => async () =>
    createChannel({
      name: 'platform',
      pair,
      partner: { name, publicKey: await loadPublicKey(settings.DATA_DIR, name) },
    });
  return {
    'card-reader.read': createCardReader({ url: settings.CARD_READER_URL, timeoutMs: 15_000 }),
    ...createNationalPlatform({ url: settings.NATIONAL_PLATFORM_URL, channel: channelTo(nationalPlatform) }),
    ...createApplicationSystem({ url: settings.APPLICATION_SYSTEM_URL, channel: channelTo(applicationSystem) }),
  };
}
