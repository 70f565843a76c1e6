/** The model file of a terminal (终端机具型号): its form, how it takes cards, its algorithms, its chips and their filings, and the firmware it may run. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { cardModes, type CardMode } from '../nodes/start.ts';
import { Text, text } from '../text.ts';

/** The forms of terminals (terminal.maker: card makers are terminals, too). */
export const terminalForms = {
  reader: text('读卡器', 'Card reader'),
  scanner: text('扫码器', 'Code scanner'),
  'self-service': text('自助终端', 'Self-service machine'),
  gate: text('闸机', 'Gate'),
  pos: text('POS 机', 'POS terminal'),
  vehicle: text('车载终端', 'Vehicle terminal'),
  'card-maker': text('制卡机', 'Card maker'),
} as const satisfies Record<string, Text>;
export type TerminalForm = keyof typeof terminalForms;

/** The algorithms a model may support (access.data-security). */
export const smAlgorithms = ['SM2', 'SM3', 'SM4'] as const;

/** A day, YYYY-MM-DD, that is in the calendar. */
const Day = z.iso.date();

/** A digest as firmware is named: SM3, 64 hexadecimal digits in small letters. */
export const FirmwareHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SM3 of the firmware image, 64 hexadecimal digits');

/** A chip in the model, and the filing (芯片备案) that lets it be used. */
const Chip = z.strictObject({
  name: z.string().min(2).max(40).describe('Name of the chip as filed'),
  filing: z.string().min(4).max(40).describe('Number of the filing'),
  validUntil: Day.describe('Last day of the filing'),
});

/** A build of the firmware, known by the digest of its image. */
const FirmwareBuild = z.strictObject({
  version: z.string().min(1).max(40),
  sm3: FirmwareHash,
  approved: z.boolean().describe('Whether terminals may run it'),
});

/** A model file. */
export const TerminalModel = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,59}$/)
    .describe('Names the model in lists of devices'),
  name: Text,
  maker: z.strictObject({ name: Text, creditCode: z.string().length(18).optional() }).describe('Who makes it'),
  form: oneOf(terminalForms).describe('What kind of terminal it is'),
  modes: z.array(oneOf(cardModes)).min(1).max(7).describe('How it takes cards and codes'),
  algorithms: z.array(z.enum(smAlgorithms)).max(3).describe('The SM algorithms it computes itself'),
  psam: z.boolean().describe('Whether it has a slot for a PSAM'),
  chips: z.array(Chip).max(8),
  firmware: z.array(FirmwareBuild).min(1).max(50),
});
export type TerminalModel = z.infer<typeof TerminalModel>;

/** The file rulesets/demo/terminal-models.json. */
export const DemoTerminalModels = z.strictObject({ notice: Text, models: z.array(TerminalModel).min(1) });

/** The chips whose filings the sources name (card.chip-filing). */
export const knownChips = ['CIU9872B', 'DMT-CBS-CE3D', 'FM1280', 'THD89'] as const;

/** The card modes that a form can have; what is not named cannot be. */
export const modesOfForm = {
  reader: ['contact', 'contactless', 'nfc-phone'],
  scanner: ['show-code', 'show-certificate'],
  'self-service': ['contact', 'contactless', 'nfc-phone', 'show-code', 'scan', 'show-certificate', 'authorised-login'],
  gate: ['contactless', 'nfc-phone', 'show-code', 'show-certificate'],
  pos: ['contact', 'contactless', 'nfc-phone', 'show-code', 'scan'],
  vehicle: ['contactless', 'nfc-phone', 'show-code'],
  'card-maker': ['contact', 'contactless'],
} as const satisfies Record<TerminalForm, readonly CardMode[]>;

/** The modes in which a chip card meets the terminal. */
export const modesOfCards: readonly CardMode[] = ['contact', 'contactless', 'nfc-phone'];

/** The build that a digest names, if the model has it. */
export const buildOf = (model: TerminalModel, sm3: string) => model.firmware.find((build) => build.sm3 === sm3);
