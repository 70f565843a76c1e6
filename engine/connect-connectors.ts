/** Wires the connectors to their outside systems, for the server and the worker alike. */
import { createApplicationSystem } from '../connectors/application-system/client.ts';
import { createBank } from '../connectors/bank/client.ts';
import { createTerminalDoors } from '../connectors/card-reader/client.ts';
import { createCardholderRegistry } from '../connectors/cardholder-registry/client.ts';
import { createCredential } from '../connectors/credential/client.ts';
import { createDataShare } from '../connectors/data-share/client.ts';
import { createIdentity } from '../connectors/identity/client.ts';
import { createInstitutionRegistry } from '../connectors/institution-registry/client.ts';
import { createNationalPlatform, createNationalRegister } from '../connectors/national-platform/client.ts';
import { createNotice, createOfficeNotice } from '../connectors/notice/client.ts';
import { createWebhook } from '../connectors/notice/webhook.ts';
import { judgeAddresses } from '../connectors/outside/address.ts';
import type { Connectors, OfficeDoors } from './core/connectors.ts';
import type { NoticeDoors } from './core/send-notice.ts';
import type { KeyRing } from './crypto/keys.ts';
import { applicantNetworksOf, type Settings } from './settings.ts';

/** Makes every connector of scenarios, over the platform's own keys. */
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
    ...createCardholderRegistry({ url: settings.CARDHOLDER_REGISTRY_URL, keys }),
  };
}

/** Makes the connectors of procedures and of the platform itself: the registers, and the way of notices. */
export function connectOffice(settings: Settings, keys: KeyRing): OfficeDoors {
  return {
    ...createInstitutionRegistry({ url: settings.INSTITUTION_REGISTRY_URL, keys }),
    ...createNationalRegister({ url: settings.NATIONAL_PLATFORM_URL, keys }),
    ...createOfficeNotice({ url: settings.NOTICE_URL, keys }),
  };
}

/** The ways that notices go: the notice service, and webhooks signed with the platform's own key. */
export const noticeDoorsOf = (settings: Settings, keys: KeyRing): NoticeDoors => ({
  deliver: connectOffice(settings, keys)['notice.deliver'],
  callWebhook: createWebhook({ keys, mayCall: judgeAddresses(applicantNetworksOf(settings)) }),
});
