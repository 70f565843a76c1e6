/** An item of a batch (批量事项): one institution's access, or one item of the catalogue that it opens; what a batch's pages and files show of it. */
import { text, type Text } from '../text.ts';
import type { StageFinding } from './procedure-state.ts';

/** How an item stands. */
export const batchItemStatuses = {
  waiting: text('待办理', 'Waiting'),
  running: text('办理中', 'Under way'),
  granted: text('已通过', 'Granted'),
  refused: text('未通过', 'Refused'),
  skipped: text('已跳过', 'Skipped'),
} as const satisfies Record<string, Text>;
export type BatchItemStatus = keyof typeof batchItemStatuses;

/** One item in GET /api/cases/{id}/items. */
export interface BatchItem {
  id: string;
  /** Line of the list where its row begins, from 1. */
  row: number;
  /** The item of the catalogue that is opened; null: it is the access of the institution itself. */
  code: string | null;
  /** What the row calls the institution. */
  name: string;
  creditCode: string;
  region: string;
  status: BatchItemStatus;
  /** Why it was refused or skipped, and what was found otherwise; pointers lead into the row: `/creditCode`. */
  findings: StageFinding[];
  /** Its own case; null until it is begun. */
  case: string | null;
  startedAt: string | null;
  endedAt: string | null;
}

/** GET /api/cases/{id}/items/summary. */
export interface BatchSummary {
  total: number;
  byStatus: Record<BatchItemStatus, number>;
  /** How many rows the list has, one an institution. */
  institutions: number;
  /** The items of the catalogue that each institution opens. */
  codes: string[];
  /** When its first item was begun; null before that. */
  startedAt: string | null;
  /** When its last item ended; null while any is to be done. */
  endedAt: string | null;
}

/** The columns of the list, as its template heads them. */
export const batchColumns = {
  name: text('机构名称', 'Name'),
  creditCode: text('统一社会信用代码', 'Unified social credit code'),
  kind: text('机构类型', 'Kind of institution'),
  region: text('所在地区', 'Division'),
  licence: text('行业许可证号', 'Number of the licence'),
  licenceUntil: text('许可证有效期至', 'Licence valid until'),
} as const satisfies Record<string, Text>;
export type BatchColumn = keyof typeof batchColumns;

/** How many institutions a list may have, and how many items may come of it. */
export const mostInstitutions = 8_000;
export const mostItems = 20_000;
