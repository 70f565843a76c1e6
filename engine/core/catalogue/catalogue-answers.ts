/** What the interface answers of the application catalogue. */
import type { CatalogueFile, Citation, Openings } from './catalogue.ts';
import type { CatalogueEntry, MatrixRow } from './catalogue-entries.ts';
import type { ImportReport } from './catalogue-import.ts';
import type { Text } from '../text.ts';

/** A scenario that serves an item, as far as one may see it; the number of its version in use, or null. */
export interface ServingScenario {
  id: string;
  name: Text;
  published: number | null;
}

/** An item of GET /api/catalogue. */
export interface CatalogueSummary extends CatalogueEntry {
  /** The divisions where it is opened. */
  opened: string[];
  scenarios: ServingScenario[];
}

/** An item of GET /api/catalogue-codes. */
export type CatalogueCodeName = Pick<CatalogueEntry, 'code' | 'name' | 'group'>;

/** GET /api/catalogue/{code}. */
export interface CatalogueItem extends CatalogueSummary {
  sources: (Citation & { title: Text })[];
  templates: { id: string; name: Text }[];
  openings: Openings;
  /** Revision of the openings: also their ETag, in quotes. */
  revision: number;
}

/** GET /api/catalogue/matrix. */
export interface CatalogueMatrix extends Pick<CatalogueFile, 'note' | 'editions'> {
  rows: MatrixRow[];
  sum: { items: number; named: number; imported: number; opened: number; humanResources: number };
}

/** POST /api/catalogue/imports. */
export interface CatalogueImport extends ImportReport {
  /** Whether it was only asked what would be. */
  dry: boolean;
  /** Revision of the imported list that it was made from, or that it became. */
  revision: number;
}
