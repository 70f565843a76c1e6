/** The port of the key service (密码服务): it diversifies the keys of PSAMs and judges what they prove. No key ever leaves it. */
import { canonicalJson } from '../canonical-json.ts';

/** What the platform asks of it; `serial` is that of a PSAM. */
export interface KeyService {
  /** Diversifies the key of a PSAM and gives its check value, six hexadecimal digits. */
  issue(serial: string): Promise<{ checkValue: string }>;
  /** Whether the PSAM made this proof (64 hexadecimal digits) of the message. */
  verify(asked: { serial: string; message: string; proof: string }): Promise<boolean>;
}

/** What a device has its PSAM sign to be activated: the challenge, itself, and the firmware that it runs. */
export const activationMessage = (said: { terminal: string; challenge: string; firmware: string }): string =>
  canonicalJson({ what: 'activation', ...said });

/** What a device has its PSAM sign with each heartbeat; the sequence grows, so that none counts twice. */
export const heartbeatMessage = (said: {
  terminal: string;
  firmware: string;
  clock: string;
  lastUsedAt: string | null;
  sequence: number;
}): string => canonicalJson({ what: 'heartbeat', ...said });
