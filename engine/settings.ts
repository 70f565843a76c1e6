/** The settings of the platform's processes, from the environment. */
import { z } from 'zod';
import { isNetwork, loopbackNetworks } from '../connectors/outside/address.ts';

const Port = z.coerce.number().int().min(1).max(65_535);

export const Settings = z
  .object({
    PORT: Port.default(8080).describe('Port of the web application and the API'),
    HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
    MONGODB_URI: z.string().default('mongodb://127.0.0.1:17017/yikatong'),
    TEMPORAL_ADDRESS: z.string().default('127.0.0.1:17233'),
    TEMPORAL_NAMESPACE: z.string().default('default'),
    DATA_DIR: z.string().default('.data').describe('All that a local run keeps'),
    NATIONAL_PLATFORM_URL: z.url().default('http://127.0.0.1:17301'),
    APPLICATION_SYSTEM_URL: z.url().default('http://127.0.0.1:17302'),
    CARD_READER_URL: z.url().default('http://127.0.0.1:17303'),
    IDENTITY_URL: z.url().default('http://127.0.0.1:17304/identity'),
    DATA_SHARE_URL: z.url().default('http://127.0.0.1:17304/data-share'),
    CREDENTIAL_URL: z.url().default('http://127.0.0.1:17304/credential'),
    BANK_URL: z.url().default('http://127.0.0.1:17304/bank'),
    NOTICE_URL: z.url().default('http://127.0.0.1:17304/notice'),
    READERS: z
      .enum(['any', 'registered'])
      .default('any')
      .describe('Whether a card may be used at any reader, or at registered terminals only'),
    TEXT_MESSAGES: z
      .enum(['on', 'off'])
      .default('on')
      .describe('Whether applicants are told by text message, besides mail, what cannot wait'),
    INSTITUTION_REGISTRY_URL: z.url().default('http://127.0.0.1:17304/institution-registry'),
    CARDHOLDER_REGISTRY_URL: z.url().default('http://127.0.0.1:17304/cardholder-registry'),
    DEMO: z.enum(['on', 'off']).default('on').describe('Demo accounts and demo cardholders'),
    APPLICANT_NETWORKS: z
      .string()
      .default('')
      .transform((written) =>
        written
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
      )
      .refine((networks) => networks.every(isNetwork), 'networks such as 10.20.0.0/16, separated by commas')
      .describe(
        'Networks in which systems of applicants are called although they are not outside: by the conformance kit and by webhooks',
      ),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .describe('Settings of the server and the worker');
export type Settings = z.infer<typeof Settings>;

/** The networks in which systems of applicants are called although they are not outside; in a demo this machine's, too. */
export const applicantNetworksOf = ({
  APPLICANT_NETWORKS,
  DEMO,
}: Pick<Settings, 'APPLICANT_NETWORKS' | 'DEMO'>): readonly string[] =>
  DEMO === 'on' ? [...APPLICANT_NETWORKS, ...loopbackNetworks] : APPLICANT_NETWORKS;

/** Reads the settings. @throws an error that names each variable that is wrong */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const result = Settings.safeParse(environment);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}
