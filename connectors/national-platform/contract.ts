/**
 * What is asked of the national platform, and what it answers (data.verify). Its real field names and its signature are not public:
 * this contract is ours, and a real connection replaces this folder's client without touching anything else.
 */
import { nationalPlatform as operations } from '../../engine/core/operations/national-platform.ts';
import { participantRegister } from '../../engine/core/operations/participant-register.ts';
import { text } from '../../engine/core/text.ts';

export const nationalPlatform = {
  name: 'national-platform',
  title: text('全国社保卡服务平台', 'The national platform'),
  operations,
  port: 17301,
} as const;

/** The register of participants: another door of the same house, with the same keys. */
export const nationalRegister = { ...nationalPlatform, operations: participantRegister } as const;
