/** What the interface answers of terminals. */
import type { Finding } from '../finding.ts';
import type { DeviceReport } from './device-list.ts';
import type { Text } from '../text.ts';
import type { TerminalModel } from './model.ts';
import type { Terminal } from './terminal.ts';

/** POST /api/terminals/imports. */
export interface DeviceImport extends DeviceReport {
  /** Whether it was only asked what would be. */
  dry: boolean;
  /** Digest of the result, for the import that follows a dry run. */
  digest: string;
  /** The batch that was registered; null where none was. */
  batch: string | null;
  /** Serial numbers that another list took meanwhile. */
  taken: string[];
}

/** GET /api/terminals/{id}. */
export interface TerminalDetail extends Terminal {
  /** Why it may not be used whatever its own state: its institution, or its model, is held back or over. */
  held: Text | null;
}

/** An item of GET /api/terminal-models. */
export interface TerminalModelSummary {
  model: TerminalModel;
  findings: Finding[];
  /** Also its ETag, in quotes. */
  revision: number;
}
