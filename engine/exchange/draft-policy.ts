/** Makes a policy of a decision table of another tool, as far as it can be one of ours; what cannot is told. */
import { facts } from '../core/facts/facts.ts';
import { Policy, type TablePolicy } from '../core/policies/policy.ts';
import { fieldErrorsOf } from '../core/schema-errors.ts';
import { mostColumns, type Cell, type HitPolicy, type Scalar, type Table } from '../core/tables/table.ts';
import { text, type Text } from '../core/text.ts';
import type { Findings } from './decision-report.ts';
import { slugOf, unusedName } from './names.ts';
import { nameText } from './xml-text.ts';

/** A table on its way to a policy: cells and values are undefined where nothing of ours says them. */
export interface DraftTable {
  id: string;
  name: string;
  inputs: { path: string; label: string }[];
  outputs: {
    name: string;
    type?: string | undefined;
    values: Scalar[] | undefined;
    default: Scalar | null | undefined;
  }[];
  hitPolicy: HitPolicy;
  aggregate: Table['aggregate'];
  rows: { id: string; when: (Cell | null | undefined)[]; then: (Scalar | null | undefined)[]; note: string }[];
}

/** A policy made of a table, and whether it says all that the table says. */
export interface Drafted {
  policy: TablePolicy | null;
  complete: boolean;
}

const mostOutcomes = 19;
type Row = DraftTable['rows'][number] & { when: Cell[]; then: (Scalar | null)[] };

const isWhole = (row: DraftTable['rows'][number]): row is Row =>
  row.when.every((cell) => cell !== undefined) &&
  row.then.every((value) => value !== undefined && (typeof value !== 'string' || value.length <= 200));

/** The name of a fact: one of ours as it is, any other as an input of the scenario. */
export function factNameOf(path: string, index: number): string {
  if (Object.hasOwn(facts, path) || /^inputs\.[a-zA-Z][\w]*$/.test(path)) return path;
  const words = path.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());
  const name = words.replace(/^[^A-Za-z]+/, '');
  return `inputs.${name === '' ? `input${index + 1}` : (name[0] ?? '').toLowerCase() + name.slice(1, 60)}`;
}

type OutputType = Table['outputs'][number]['type'];

/** The type of an output: of its values, where these agree. */
function typeOfOutput(rows: readonly Row[], index: number, named: string | undefined): OutputType | undefined {
  const types = new Set(rows.flatMap(({ then }) => (then[index] === null ? [] : [typeof then[index]])));
  return types.size > 1
    ? undefined
    : (([...types][0] ?? (named === 'number' || named === 'boolean' ? named : 'string')) as OutputType);
}

/** The column that tells the outcome: the one so called, else the first of few texts. */
function outcomeIndex({ outputs }: DraftTable, rows: readonly Row[]): number {
  const may = outputs.flatMap((_, index) => {
    const values = new Set(rows.map(({ then }) => then[index]));
    const told = [...values].every((value) => typeof value === 'string');
    return told && values.size <= mostOutcomes ? [index] : [];
  });
  return may.find((index) => outputs[index]?.name === 'outcome') ?? may[0] ?? -1;
}

/** Outcomes in our manner for the values of a column, in the order in which it ranks them. */
function outcomesOf(draft: DraftTable, rows: readonly Row[], index: number): Map<Scalar, string> {
  const output = draft.outputs[index];
  if (!output) return new Map();
  const used = new Set<string>();
  const said = [...(output.values ?? []), ...rows.map(({ then }) => then[index]), output.default].filter(
    (value) => typeof value === 'string',
  );
  return new Map(
    [...new Set(said)].slice(0, mostOutcomes).map((value, at) => {
      const plain = /^[a-z][a-z0-9-]{0,59}$/.test(value) ? value : slugOf(value, `outcome-${at + 1}`);
      return [value, unusedName(plain, used)];
    }),
  );
}

function outputNames(draft: DraftTable, outcome: number, renamed: boolean): string[] {
  const used = new Set(['outcome']);
  return draft.outputs.map(({ name }, index) => {
    if (index === outcome && !renamed) return 'outcome';
    return unusedName(/^[a-z][A-Za-z0-9-]{0,59}$/.test(name) ? name : slugOf(name, `output-${index + 1}`), used);
  });
}

const refuse = (findings: Findings, draft: DraftTable, why: Text): Drafted => {
  findings.tell({ id: draft.id, type: 'policy', name: draft.name, verdict: 'left', why });
  return { policy: null, complete: false };
};

/** What the policy decides where no row holds. */
function otherwiseOf(
  draft: DraftTable,
  outcomes: Map<Scalar, string>,
  outcome: number,
): { then: string; all: string[] } {
  const all = [...outcomes.values()];
  if (outcome < 0) all.push('decided');
  const given = draft.outputs[outcome]?.default;
  const known = given === undefined || given === null ? undefined : outcomes.get(given);
  if (known !== undefined && all.length >= 2) return { then: known, all };
  const then = known ?? unusedName('none', new Set(all));
  return { then, all: [...all, known === undefined ? then : unusedName('none', new Set(all))] };
}

interface Columns {
  outcome: number;
  outcomes: Map<Scalar, string>;
  names: string[];
  renamed: boolean;
}

function tableOf(
  draft: DraftTable,
  rows: readonly Row[],
  { outcome, outcomes, names, renamed }: Columns,
): Table | null {
  const types = draft.outputs.map(({ type }, index) => typeOfOutput(rows, index, type));
  if (types.includes(undefined)) return null;
  const own = outcome < 0 || renamed;
  const values = (index: number): Scalar[] | undefined => {
    const named = draft.outputs[index]?.values?.filter((value) => typeof value === types[index]);
    return named && named.length > 0 && named.length <= 200 ? named : undefined;
  };
  const ranked = values(outcome)?.flatMap((value) => outcomes.get(value) ?? []);
  const used = new Set<string>();
  return {
    inputs: draft.inputs.map(({ path, label }, index) => ({
      fact: unusedName(factNameOf(path, index), used),
      label: text(nameText(label) || path, nameText(label) || path),
    })),
    outputs: [
      ...(own ? [{ name: 'outcome', type: 'string' as const, ...(ranked && { values: ranked }) }] : []),
      ...draft.outputs.map((output, index) => {
        const named = index === outcome && !own ? ranked : values(index);
        const label = nameText(output.name);
        return {
          name: names[index] ?? '',
          type: types[index] as OutputType,
          ...(named && { values: named }),
          ...(label !== '' && label !== names[index] && { label: text(label, label) }),
        };
      }),
    ],
    hitPolicy: draft.hitPolicy,
    ...(draft.aggregate && { aggregate: draft.aggregate }),
    rows: rows.map(({ id, when, then, note }) => ({
      ...(/^[a-z0-9][a-z0-9-]{0,59}$/.test(id) && { id }),
      when,
      then: own ? [outcomes.get(then[outcome] ?? '') ?? 'decided', ...then] : then,
      ...(note.trim() !== '' && { reason: text(nameText(note), nameText(note)) }),
    })),
  };
}

/** Makes a policy of a table. Rows that cannot be said are left out of it, and it is then not complete. */
export function draftPolicy(draft: DraftTable, findings: Findings): Drafted {
  const rows = draft.rows.filter(isWhole);
  const missing = draft.rows.length - rows.length;
  if (rows.length === 0 || draft.inputs.length === 0)
    return refuse(findings, draft, text('没有可成为策略的行', 'There is no row that a policy could have'));
  if (draft.inputs.length + draft.outputs.length >= mostColumns)
    return refuse(findings, draft, text(`策略最多 ${mostColumns} 列`, `A policy has ${mostColumns} columns at most`));
  const outcome = outcomeIndex(draft, rows);
  const outcomes = outcomesOf(draft, rows, outcome);
  const renamed = outcome >= 0 && [...outcomes].some(([value, slug]) => value !== slug);
  const table = tableOf(draft, rows, { outcome, outcomes, renamed, names: outputNames(draft, outcome, renamed) });
  if (!table)
    return refuse(findings, draft, text('一列输出的类型不一', 'The values of an output are of several types'));
  const { then, all } = otherwiseOf(draft, outcomes, outcome);
  const title = nameText(draft.name) || draft.id;
  const policy = {
    name: slugOf(draft.name, slugOf(draft.id, 'imported', 60), 60),
    title: text(title, title),
    level: 'province',
    outcomes: all,
    table,
    otherwise: { then, reason: text('没有一行成立', 'No row holds') },
  };
  const parsed = Policy.safeParse(policy);
  if (!parsed.success) {
    const [first] = fieldErrorsOf(parsed.error);
    const said = `${first?.pointer ?? ''} ${first?.message.en ?? ''}`;
    return refuse(
      findings,
      draft,
      text(`不符合策略的格式：${said}`, `It does not fit the schema of policies: ${said}`),
    );
  }
  tellDraft(findings, draft, { missing, renamed });
  const complete =
    missing === 0 && draft.outputs.every(({ default: given }, index) => index === outcome || given === undefined);
  return { policy: parsed.data as TablePolicy, complete };
}

function tellDraft(
  findings: Findings,
  draft: DraftTable,
  { missing, renamed }: { missing: number; renamed: boolean },
): void {
  const of = { id: draft.id, type: 'policy', name: draft.name };
  if (missing > 0)
    findings.tell({
      ...of,
      verdict: 'left',
      why: text(
        `${missing} 行含 FEEL 表达式，没有放进策略草稿`,
        `${missing} rows hold expressions and are not in the draft of the policy`,
      ),
    });
  const why = renamed
    ? text(
        '成为策略草稿；结果改用代码，原值另成一列',
        'Became the draft of a policy; outcomes have codes, the values as they were stand in a column',
      )
    : text('成为策略草稿，请设层级和理由', 'Became the draft of a policy; set its level and its reasons');
  findings.tell({ ...of, verdict: 'mapped', why });
}
