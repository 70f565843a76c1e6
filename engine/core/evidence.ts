/** Evidence that expires by what it depends on: a result of a test is bound to builds, versions and keys, and a change voids only what depends on what changed. */
import type { ProcedureState, StageResult } from './procedures/procedure-state.ts';
import { text, type Text } from './text.ts';

/** What a result may depend on, in words. */
export const dependencies = {
  build: text('系统构建号', 'Build of the system'),
  interface: text('接口版本', 'Version of the interface'),
  firmware: text('固件哈希', 'Hash of the firmware'),
  key: text('密钥版本', 'Version of the key'),
  chip: text('芯片备案', 'Filing of the chip'),
  abilities: text('机型能力', 'What the model can do'),
} as const satisfies Record<string, Text>;
export type Dependency = keyof typeof dependencies;
const names = Object.keys(dependencies) as Dependency[];

/** The values that things stand at. */
export type Depends = Readonly<Partial<Record<Dependency, string>>>;

/** A result that was passed, with the values that it was found at. */
export interface Evidence {
  stage: string;
  at: string;
  on: Depends;
  /** Last day on which it holds whatever changes, YYYY-MM-DD, such as that of a chip's filing; null: without an end. */
  until: string | null;
  result: StageResult;
}

/** Why evidence is void: something changed, was not said, or its day is past. */
export interface VoidEvidence {
  stage: string;
  because: readonly (Dependency | 'expired')[];
}

/** Why a piece of evidence does not hold for things that stand so, on a day; nothing where it holds. */
export function voidBecause({ on, until }: Evidence, now: Depends, day: string): VoidEvidence['because'] {
  const changed = names.filter((name) => on[name] !== undefined && on[name] !== now[name]);
  return until !== null && until < day ? [...changed, 'expired'] : changed;
}

/** What of the evidence is void after a change, with what each hangs on: those tests are repeated, and no other. */
export const voided = (evidence: readonly Evidence[], now: Depends, day: string): VoidEvidence[] =>
  evidence.flatMap((each) => {
    const because = voidBecause(each, now, day);
    return because.length > 0 ? [{ stage: each.stage, because }] : [];
  });

/** The values that the results of a case give: a check says `build`, `interface` and so on of what was handed in. */
export function dependsOf(results: Readonly<Record<string, StageResult>>): Depends {
  const given = Object.assign({}, ...Object.values(results).map(({ gives }) => gives)) as Record<string, string>;
  return Object.fromEntries(names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

/** The evidence there is for a stage: what the case itself has found, before what earlier cases proved. */
export function proofsFor(
  stage: string,
  { evidence = [] }: { evidence?: readonly Evidence[] },
  { proven, results }: Pick<ProcedureState, 'proven' | 'results'>,
): Evidence[] {
  const [own, result] = [proven?.[stage], results[stage]];
  const found = own && result?.verdict === 'passed' ? [{ stage, at: result.at, ...own, result }] : [];
  return [...found, ...evidence.filter((each) => each.stage === stage)];
}

const expired = text('测试结论的有效期已过', 'What was tested is past its last day');
/** Digests say nothing to people. */
const isReadable = (value: string | undefined): value is string => value !== undefined && value.length <= 40;

/** Why a test that was passed once is asked for again, in words. */
export function voidWords({ on }: Evidence, now: Depends, because: Dependency | 'expired'): Text {
  if (because === 'expired') return expired;
  const { 'zh-CN': zh, en } = dependencies[because];
  const [was, is] = [on[because], now[because]];
  return isReadable(was) && isReadable(is)
    ? text(`${zh}由 ${was} 变为 ${is}`, `${en}: was ${was}, is now ${is}`)
    : text(`${zh}已变更`, `${en} has changed`);
}

interface Stages {
  stages: readonly { id: string; evidence?: readonly Dependency[] }[];
}

/** The evidence that a granted case leaves: of each stage that names what it depends on, with the values known. What depends on a value that is not known is no evidence. */
export function evidenceOf({ stages }: Stages, results: Readonly<Record<string, StageResult>>): Evidence[] {
  const known = dependsOf(results);
  return stages.flatMap(({ id, evidence }) => {
    const result = results[id];
    if (!evidence || result?.verdict !== 'passed' || evidence.some((name) => known[name] === undefined)) return [];
    const on = Object.fromEntries(evidence.map((name) => [name, known[name]])) as Depends;
    return [{ stage: id, at: result.at, on, until: result.gives['until'] ?? null, result }];
  });
}
