/** A decision model of GoRules as it is decided by: nodes in the order in which data flows, and the edges between them. */
import type { Zen } from './jdm-parse.ts';

/** An expression with what stands in the file. */
export interface ZenSource {
  source: string;
  /** Null where we do not read it; the node then does not decide. */
  tree: Zen | null;
}

export interface JdmColumn {
  id: string;
  name: string;
  /** What it asks for, or the path it writes; undefined where each cell is an expression of its own. */
  field: ZenSource | undefined;
  path: string;
  fallback: ZenSource | undefined;
}

export interface JdmTable {
  kind: 'table';
  first: boolean;
  inputs: JdmColumn[];
  outputs: JdmColumn[];
  /** By row; null is an empty cell. */
  rows: { id: string; when: (ZenSource | null)[]; then: (ZenSource | null)[]; note: string }[];
}

export type JdmContent =
  | { kind: 'input' | 'output' }
  | { kind: 'left' }
  | { kind: 'expression'; entries: { key: string; value: ZenSource }[] }
  | { kind: 'switch'; first: boolean; statements: { id: string; condition: ZenSource | null }[] }
  | JdmTable;

/** A node, and how its data comes in and goes out. */
export interface JdmNode {
  id: string;
  name: string;
  type: string;
  content: JdmContent;
  passThrough: boolean;
  inputField: ZenSource | undefined;
  outputPath: string | undefined;
  loop: boolean;
}

export interface JdmEdge {
  from: string;
  to: string;
  /** The statement of a switch by which it leaves. */
  handle: string | undefined;
}

export interface JdmModel {
  name: string;
  /** In an order in which each comes after those that lead to it. */
  nodes: JdmNode[];
  edges: JdmEdge[];
}
