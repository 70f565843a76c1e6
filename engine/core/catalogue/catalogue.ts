/** The application catalogue (应用目录): what the card is used for, item by item, arranged by the six functions of the card and by group; what ships names its source, what a province imports is added to it. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { cardModes, type CardMode } from '../nodes/start.ts';
import { Region } from '../rights.ts';
import { fields, ScenarioId, type Field } from '../scenario.ts';
import { Text, text } from '../text.ts';

/** The six functions of the card (B19). */
export const cardFunctions = {
  identity: text('身份凭证', 'Identity'),
  record: text('信息记录', 'Record'),
  query: text('自助查询', 'Self-service query'),
  settlement: text('就医结算', 'Medical settlement'),
  benefits: text('缴费和待遇领取', 'Contributions and benefits'),
  payment: text('金融支付', 'Payment'),
} as const satisfies Record<string, Text>;
export type CardFunction = keyof typeof cardFunctions;
export const CardFunction = oneOf(cardFunctions);

const ownFields = Object.entries(fields).filter(([field]) => field !== 'human-resources');
type OtherField = Exclude<Field, 'human-resources'>;

/** The nine groups of the earlier catalogue (B19). */
const humanResources = {
  employment: text('就业', 'Employment'),
  'insurance-common': text('社会保险公共业务', 'Social insurance'),
  pension: text('养老保险待遇业务', 'Pensions'),
  'medical-insurance': text('医疗保险待遇业务', 'Medical insurance'),
  'work-injury': text('工伤保险待遇业务', 'Work injury'),
  unemployment: text('失业保险待遇业务', 'Unemployment'),
  maternity: text('生育保险待遇业务', 'Maternity'),
  personnel: text('人事人才', 'Personnel and talent'),
  'labour-relations': text('劳动关系', 'Labour relations'),
} as const satisfies Record<string, Text>;

/** The groups in their order: nine of human resources and social security, then one for each other field. */
export const catalogueGroups = {
  ...humanResources,
  ...(Object.fromEntries(ownFields) as Record<OtherField, Text>),
};
export type CatalogueGroup = keyof typeof catalogueGroups;
export const CatalogueGroup = oneOf(catalogueGroups);

/** The field that a group belongs to. */
export const fieldOfGroup = (group: CatalogueGroup): Field =>
  Object.hasOwn(humanResources, group) ? 'human-resources' : (group as OtherField);

/** How far an item reaches, as far as a source tells. */
export const catalogueLevels = {
  national: text('全国', 'Nationwide'),
  pilot: text('试点', 'Pilot'),
} as const satisfies Record<string, Text>;
export type CatalogueLevel = keyof typeof catalogueLevels;
export const CatalogueLevel = oneOf(catalogueLevels);

export const CatalogueCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
  .describe('Code of the item; those that begin with YKT are the platform’s own, others come from an imported list');

export const CardModes = z.array(oneOf(cardModes)).max(7);

const Citation = z.strictObject({
  source: z.string().max(20).describe('Short name of a document, as the standard names its sources'),
  place: z.string().max(80).optional(),
  quote: z.string().min(2).max(400).describe('The words of the source'),
});
export type Citation = z.infer<typeof Citation>;

const ShippedItem = z.strictObject({
  code: CatalogueCode,
  name: Text,
  group: CatalogueGroup,
  functions: z.array(CardFunction).min(1).max(6),
  level: CatalogueLevel.optional().describe('Left out where no source tells'),
  spread: z
    .strictObject({
      provinces: z.number().int().min(1).max(40).optional(),
      cities: z.number().int().min(1).max(500).optional(),
      asOf: z.string().describe('Date of the document that gives the figures'),
    })
    .optional()
    .describe('In how many provinces and cities it is in use, as its source says'),
  modes: CardModes.optional(),
  packs: z.array(ScenarioId).max(10).optional().describe('Templates that realise it'),
  sources: z.array(Citation).min(1).max(10),
});
export type ShippedItem = z.infer<typeof ShippedItem>;

/** The file rulesets/catalogue/items.json: the items that sources name, and what sources say of the official lists. */
export const CatalogueFile = z.strictObject({
  $schema: z.string().optional(),
  note: Text,
  editions: z
    .array(
      z.strictObject({
        id: z.string().max(40),
        name: Text,
        total: z.number().int().min(1),
        parts: z.array(
          z.strictObject({
            of: z.union([CatalogueGroup, z.enum(['human-resources', 'other'])]),
            count: z.number().int().min(0),
            functions: z.array(CardFunction).optional().describe('Those that the source ticks for the group'),
          }),
        ),
        sources: z.array(Citation).min(1),
      }),
    )
    .min(1),
  items: z.array(ShippedItem).min(1).max(2_000),
});
export type CatalogueFile = z.infer<typeof CatalogueFile>;

/** An item of an imported list, as a province keeps it. */
export interface ImportedItem {
  code: string;
  name: string;
  nameEn: string | null;
  group: CatalogueGroup;
  functions: CardFunction[];
  level: CatalogueLevel | null;
  modes: CardMode[];
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** PUT /api/catalogue/{code}/openings: where an item is opened, by whom it is offered, and where a cardholder begins. */
export const Openings = z.strictObject({
  regions: z
    .array(
      z.strictObject({
        region: Region,
        since: z.string().regex(day).nullable().default(null).describe('Day of opening; null where it is not known'),
        institutions: z.array(z.string().max(60)).max(10_000).default([]).describe('Ids of those that offer it there'),
      }),
    )
    .max(500)
    .refine((regions) => new Set(regions.map(({ region }) => region)).size === regions.length, {
      message: 'A division is there twice',
      params: { rule: 'unique', zh: '同一地区只能写一次' },
    })
    .default([]),
  scenarios: z
    .array(ScenarioId)
    .max(20)
    .default([])
    .describe('Scenarios that serve it, besides those of its templates'),
  zoneLink: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable()
    .default(null)
    .describe('Its page in the service zone, https only'),
});
export type Openings = z.infer<typeof Openings>;

/** The file rulesets/demo/catalogue.json: where the made-up province has opened items, by their codes. */
export const DemoCatalogue = z.strictObject({
  $schema: z.string().optional(),
  notice: Text,
  openings: z.record(CatalogueCode, Openings),
});
export type DemoCatalogue = z.infer<typeof DemoCatalogue>;

/** Of an item of which nothing was said yet. */
export const noOpenings: Openings = { regions: [], scenarios: [], zoneLink: null };
