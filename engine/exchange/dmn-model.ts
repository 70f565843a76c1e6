/** A DMN model as it is decided by: its decisions, what they need, and their logic. */
import type { Region } from '../core/tables/table-cell.ts';
import type { Cell, Scalar } from '../core/tables/table.ts';
import type { CellType } from './dmn-unary.ts';

/** Hit policies of DMN by their letters. */
export type HitLetter = 'U' | 'A' | 'F' | 'P' | 'R' | 'O' | 'C';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

/** A FEEL type as a model names it: basic, a list of one, or a context with fields. */
export interface FeelType {
  base: string;
  list: boolean;
  /** The type of its items, where these are lists again. */
  item?: FeelType;
  fields?: ReadonlyMap<string, FeelType>;
  /** FEEL unary tests that a value must pass. */
  allowed?: string;
}

/** A FEEL expression; `literal` where it is one, so that nothing has to be evaluated. */
export interface Feel {
  kind: 'feel';
  source: string;
  literal?: { value: Scalar | null; type: CellType | undefined };
  /** Id of the element it stands in. */
  at: string;
}

/** A column of conditions. */
export interface DmnInput {
  id: string;
  label: string;
  expression: Logic;
  type: FeelType | undefined;
  /** What the values of its cells are, as far as they are indexed. */
  cells: CellType | undefined;
  allowed: string | undefined;
}

export interface DmnOutput {
  id: string;
  /** Empty where the table has one output only and gives it no name. */
  name: string;
  type: FeelType | undefined;
  /** The values it may give, the most important first. */
  values: Scalar[] | undefined;
  default: Logic | undefined;
}

/** A decision table, its cells as regions; a cell that stays FEEL takes everything there and is looked at afterwards. */
export interface DmnTable {
  kind: 'table';
  id: string;
  hitPolicy: HitLetter;
  aggregation: Aggregation | undefined;
  inputs: DmnInput[];
  outputs: DmnOutput[];
  /** By column, then row. */
  regions: Region[][];
  /** By row, then column: the cell of a table of ours that says the same; undefined where none does. */
  cells: (Cell | null | undefined)[][];
  /** FEEL cells: by row, each with its column. */
  kept: Map<number, { column: number; source: string }[]>;
  /** By row, then output. */
  entries: Logic[][];
  ruleIds: string[];
  notes: string[];
}

/** What a decision, a function or a part of one does. */
export type Logic =
  | Feel
  | DmnTable
  | { kind: 'context'; entries: { name: string | null; type: FeelType | undefined; logic: Logic }[] }
  | { kind: 'list'; items: Logic[] }
  | { kind: 'relation'; columns: string[]; rows: Logic[][] }
  | { kind: 'function'; parameters: { name: string; type: FeelType | undefined }[]; body: Logic }
  | { kind: 'invocation'; called: string; at: string; bindings: { name: string; logic: Logic }[] }
  | { kind: 'conditional'; if: Logic; then: Logic; else: Logic }
  | { kind: 'filter'; in: Logic; match: Logic; at: string }
  | { kind: 'iterate'; how: 'for' | 'every' | 'some'; variable: string; in: Logic; body: Logic }
  | { kind: 'left'; at: string };

/** A decision; what it needs is named by ids. */
export interface DmnDecision {
  id: string;
  name: string;
  /** Name of its result where others read it. */
  variable: string;
  type: FeelType | undefined;
  requires: string[];
  inputs: string[];
  knowledge: string[];
  logic: Logic;
  /** What our own export wrote beside it, as JSON. */
  own: string | undefined;
}

export interface DmnInputData {
  id: string;
  name: string;
  type: FeelType | undefined;
}

/** A business knowledge model: a function that decisions may call. */
export interface DmnKnowledge {
  id: string;
  name: string;
  type: FeelType | undefined;
  knowledge: string[];
  logic: Logic;
}

/** A decision service: several decisions under one name. */
export interface DmnService {
  id: string;
  name: string;
  type: FeelType | undefined;
  outputs: string[];
  inputs: string[];
  inputDecisions: string[];
}

export interface DmnModel {
  name: string;
  version: string;
  decisions: DmnDecision[];
  inputs: DmnInputData[];
  knowledge: DmnKnowledge[];
  services: DmnService[];
}
