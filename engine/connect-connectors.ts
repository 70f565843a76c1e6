/** Wires the connectors to their outside systems, for the server and the worker alike. */
import { createApplicationSystem } from '../connectors/application-system/client.ts';
import { createCardReader } from '../connectors/card-reader/client.ts';
import { createNationalPlatform } from '../connectors/national-platform/client.ts';
import type { Connectors } from './core/connectors.ts';
import type { KeyRing } from './crypto/keys.ts';
import type { Settings } from './settings.ts';

/** Makes every connector, over the platform's own keys. */
export function connectConnectors(settings: Settings, keys: KeyRing): Connectors {
  return {
    'card-reader.read': createCardReader({ url: settings.CARD_READER_URL, timeoutMs: 15_000 }),
    'national-platform.verify-state': createNationalPlatform({ url: settings.NATIONAL_PLATFORM_URL, keys }).verifyState,
    'application-system.write': createApplicationSystem({ url: settings.APPLICATION_SYSTEM_URL, keys }).write,
  };
}
