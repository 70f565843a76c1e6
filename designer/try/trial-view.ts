/** What a trial shows at a moment: its standing on the canvas, and its variables with personal ones masked. */
import type { Outcome, Token, TraceStep } from '../../engine/core/case.ts';
import { pathOf } from '../../engine/core/case-scopes.ts';
import { maskValue } from '../../engine/core/mask.ts';
import type { Language, Text } from '../../engine/core/text.ts';
import { stepWords } from '../canvas/node-words.ts';
import { edgeKey, type RunView } from '../canvas/run-view.ts';
import { rests, stateOf, stepsOf, type Trial } from '../../engine/core/trial.ts';

const drawn = (path: string): string => path.split('/')[0] ?? path;

const isLeft = ({ port }: TraceStep): boolean => !['waiting', 'retried', 'overdue'].includes(port);

/** The standing of a trial as the canvas draws it. */
export function runViewOfTrial(trial: Trial): RunView {
  const { scenario } = trial.ground.content;
  const steps = stepsOf(trial);
  const state = stateOf(trial);
  const standing = state.outcome ? [] : state.tokens.map((token) => drawn(pathOf(state, token)));
  const failed = state.tokens.find(({ phase }) => phase === 'failed');
  const taken = new Set(steps.flatMap(({ node, port }) => port.split('+').map((each) => `${node}:${each}`)));
  return {
    done: new Map(steps.filter(isLeft).map((step) => [drawn(step.node), step])),
    current: standing[0] ?? null,
    standing: new Set(standing),
    failed: failed?.problem === undefined ? null : { node: drawn(pathOf(state, failed)), reason: failed.problem.title },
    path: new Set(scenario.edges.filter(({ from, port }) => taken.has(`${from}:${port}`)).map(edgeKey)),
  };
}

/** A variable, or a field of one. */
export interface VariableRow {
  path: string;
  type: 'string' | 'number' | 'boolean' | 'list' | 'nothing';
  value: string;
  /** Whether the last step set it. */
  changed: boolean;
}

/** Fields that tell who somebody is, or how to reach or pay them. */
const personal =
  /(^|\.)(name|cardNumber|socialSecurityNumber|citizenId|identificationCode|mobile|phone|birthDate|address|account|number|subject|payee|applicant)$/i;
const mostRows = 300;
const longestValue = 160;

function typeOf(value: unknown): VariableRow['type'] {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return typeof value === 'number' || typeof value === 'boolean' ? (typeof value as 'number' | 'boolean') : 'string';
}

function shown(path: string, value: unknown): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return personal.test(path) ? maskValue(value) : value.slice(0, longestValue);
  if (Array.isArray(value)) return JSON.stringify(value, maskedFields).slice(0, longestValue);
  return JSON.stringify(value);
}

const maskedFields = (key: string, value: unknown): unknown =>
  typeof value === 'string' && personal.test(key) ? maskValue(value) : value;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The leaves of a record, by their paths. */
const leavesOf = (record: Record<string, unknown>, under = ''): [string, unknown][] =>
  Object.entries(record).flatMap(([name, value]): [string, unknown][] =>
    isRecord(value) ? leavesOf(value, `${under}${name}.`) : value === undefined ? [] : [[under + name, value]],
  );

/** The variables of the case at the moment that is looked at, those of items and called scenarios below the path of their node. */
function leavesAt(trial: Trial): [string, unknown][] {
  const state = stateOf(trial);
  const own = state.scopes.flatMap((scope) => {
    const parked = state.tokens.find(({ id }) => id === scope.token);
    const under = `${parked ? pathOf(state, parked) : scope.id}${scope.index === undefined ? '' : `[${scope.index}]`} ▸ `;
    return leavesOf(scope.data ?? {}, under);
  });
  const { inputs, place, from, ...learnt } = state.data;
  return [...leavesOf({ inputs }), ...own, ...leavesOf(learnt), ...leavesOf({ place, from })];
}

/** The rows of the table of variables, those that the last step set marked. */
export function variablesOf(trial: Trial): VariableRow[] {
  const before = trial.at === 0 ? new Map() : new Map(leavesAt({ ...trial, at: trial.at - 1 }));
  return leavesAt(trial)
    .slice(0, mostRows)
    .map(([path, value]) => ({
      path,
      type: typeOf(value),
      value: shown(path, value),
      changed: trial.at > 0 && JSON.stringify(before.get(path)) !== JSON.stringify(value),
    }));
}

/** Where a trial stands, for its head line. */
export type Standing =
  | { standing: 'ended'; outcome: Outcome }
  | { standing: 'broken'; problem: Text }
  | { standing: 'at' | 'waiting' | 'held'; nodes: string[] };

/** Where a trial stands at the moment that is looked at, its nodes by their names. */
export function standingOf(trial: Trial, language: Language): Standing {
  const state = stateOf(trial);
  const { content } = trial.ground;
  const named = (tokens: readonly Token[]) =>
    tokens.map((token) => stepWords(content, { node: pathOf(state, token), port: 'end' }, language).name);
  if (state.outcome) return { standing: 'ended', outcome: state.outcome };
  const held = state.tokens.filter(({ phase }) => phase === 'failed');
  if (held.length > 0) return { standing: 'held', nodes: named(held) };
  const { problem } = trial.enacted;
  if (rests(trial) && problem) return { standing: 'broken', problem: problem.title };
  const waiting = state.tokens.filter(({ phase }) => phase === 'waiting');
  if (rests(trial) && waiting.length > 0) return { standing: 'waiting', nodes: named(waiting) };
  return { standing: 'at', nodes: named(state.tokens.filter(({ phase }) => phase !== 'inside')) };
}
