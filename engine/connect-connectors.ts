/** Wires the connectors to their outside systems, for the server and the worker alike. */
import { createApplicationSystem } from '../connectors/application-system/client.ts';
import { createBank } from '../connectors/bank/client.ts';
import { createTerminalDoors } from '../connectors/card-reader/client.ts';
import { createCredential } from '../connectors/credential/client.ts';
import { createDataShare } from '../connectors/data-share/client.ts';
import { createIdentity } from '../connectors/identity/client.ts';
import { createNationalPlatform } from '../connectors/national-platform/client.ts';
import { createNotice } from '../connectors/notice/client.ts';
import type { Connectors } from './core/connectors.ts';
import type { KeyRing } from './crypto/keys.ts';
import type { Settings } from './settings.ts';

/** Makes every connector, over the platform's own keys. */
export function connectConnectors(settings: Settings, keys: KeyRing): Connectors {
  return {
    ...createTerminalDoors({ url: settings.CARD_READER_URL, timeoutMs: 15_000 }),
    ...createNationalPlatform({ url: settings.NATIONAL_PLATFORM_URL, keys }),
    ...createApplicationSystem({ url: settings.APPLICATION_SYSTEM_URL, keys }),
    ...createIdentity({ url: settings.IDENTITY_URL, keys }),
    ...createDataShare({ url: settings.DATA_SHARE_URL, keys }),
    ...createCredential({ url: settings.CREDENTIAL_URL, keys }),
    ...createBank({ url: settings.BANK_URL, keys }),
    ...createNotice({ url: settings.NOTICE_URL, keys }),
  };
}
