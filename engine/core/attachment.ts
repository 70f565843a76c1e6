/** Attachments: files that belong to a scenario and go into its filings, such as its feasibility and security assessments. */
import { z } from 'zod';
import { holdsCitizenId, noCitizenId } from './citizen-ids-in-text.ts';
import type { Place } from './rights.ts';
import { text, type Text } from './text.ts';

/** What an attachment is put in for. */
export const attachmentUses = {
  feasibility: text('可行性评估', 'Feasibility assessment'),
  'security-assessment': text('安全评估', 'Security assessment'),
  other: text('其他材料', 'Other material'),
} as const satisfies Record<string, Text>;
export type AttachmentUse = keyof typeof attachmentUses;
export const AttachmentUse = z.enum(Object.keys(attachmentUses) as [AttachmentUse, ...AttachmentUse[]]);

/** The largest file, in bytes. */
export const largestAttachment = 10 * 1024 * 1024;
/** How many a filing may hold. */
export const mostAttachments = 10;

/** An attachment as a filing names it. */
export const FilingAttachment = z.strictObject({
  id: z.string().regex(/^[\w-]{8,60}$/),
  as: AttachmentUse.describe('What it is put in for'),
  note: z
    .string()
    .trim()
    .max(200)
    .refine((note) => !holdsCitizenId(note), {
      error: noCitizenId.en,
      params: { rule: 'citizen-id', zh: noCitizenId['zh-CN'] },
    })
    .optional()
    .describe('A remark for whoever reviews it; no personal data'),
});
export type FilingAttachment = z.infer<typeof FilingAttachment>;

/** An attachment that was filed: `digest` is the SM3 of its bytes, `size` their number. */
export interface FiledAttachment<As extends string = AttachmentUse> {
  id: string;
  as: As;
  digest: string;
  type: AttachmentType;
  size: number;
  note?: string;
}

/** POST and GET /api/attachments: what is known of a file besides its bytes. */
export interface AttachmentSummary<As extends string = AttachmentUse> extends FiledAttachment<As>, Place {
  scenario: string;
  name: string;
  by: string;
  at: string;
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** Where an ASCII text stands in bytes, or -1. */
function placeOf(bytes: Uint8Array, ascii: string): number {
  const [first = 0, ...rest] = [...ascii].map((character) => character.charCodeAt(0));
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (rest.every((code, index) => bytes[at + index + 1] === code)) return at;
  return -1;
}

/** An Office file is a ZIP archive that names its main part, and holds no macros. */
const isOffice = (bytes: Uint8Array, part: string): boolean =>
  startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) &&
  placeOf(bytes, '[Content_Types].xml') >= 0 &&
  placeOf(bytes, part) >= 0 &&
  placeOf(bytes, 'vbaProject.bin') < 0;

/** Plain text of any encoding in which Chinese is written: no control characters but tabs and ends of lines. */
const isPlain = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);

/** The types there are: how their files' names end, and whether bytes are of the type. */
export const attachmentTypes = {
  'application/pdf': { endings: ['pdf'], fits: (bytes) => startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d) },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    endings: ['docx'],
    fits: (bytes) => isOffice(bytes, 'word/document.xml'),
  },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    endings: ['xlsx'],
    fits: (bytes) => isOffice(bytes, 'xl/workbook.xml'),
  },
  'image/png': {
    endings: ['png'],
    fits: (bytes) => startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  'image/jpeg': { endings: ['jpg', 'jpeg'], fits: (bytes) => startsWith(bytes, 0xff, 0xd8, 0xff) },
  'text/plain': { endings: ['txt'], fits: isPlain },
  'text/csv': { endings: ['csv'], fits: isPlain },
} as const satisfies Record<string, { endings: readonly string[]; fits: (bytes: Uint8Array) => boolean }>;
export type AttachmentType = keyof typeof attachmentTypes;

/** Tells whether a media type is one of ours. */
export const isAttachmentType = (type: string): type is AttachmentType => Object.hasOwn(attachmentTypes, type);

const endingsOf = (type: AttachmentType): readonly string[] => attachmentTypes[type].endings;

/** The type that a file's name speaks of, or null where it is none of ours. */
export function typeOfName(name: string): AttachmentType | null {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const types = Object.keys(attachmentTypes) as AttachmentType[];
  return types.find((type) => endingsOf(type).includes(ending)) ?? null;
}

/** What a file may be called: no folders, no characters that hide or reorder, the ending of its type, 120 characters at most. Empty where nothing is left. */
export function cleanName(name: string, type: AttachmentType): string {
  const base = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .replace(/[\p{C}"*:<>?|]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  if (plain === '') return '';
  const [first = ''] = endingsOf(type);
  const ending = typeOfName(plain) === type ? (/\.\w+$/.exec(plain)?.[0] ?? '') : `.${first}`;
  const stem = plain.endsWith(ending) ? plain.slice(0, -ending.length) : plain;
  return `${[...stem].slice(0, 120 - ending.length).join('')}${ending}`;
}
