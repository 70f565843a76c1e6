/** How a policy decides: the shares of its outcomes by week, version or division, and what moved. */
import { z } from 'zod';
import {
  compareGroups,
  countMark,
  driftGroups,
  groupOf,
  groupShown,
  inOrder,
  type DriftBy,
  type DriftCount,
  type DriftView,
} from '../core/policies/drift.ts';
import type { Policy } from '../core/policies/policy.ts';
import type { Place } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { rememberBriefly } from './remember-briefly.ts';

const mostCases = 50_000;
const weekMs = 7 * 24 * 3_600_000;
/** Counts may be so old. */
const freshForMs = 10_000;

interface Counted {
  groups: DriftCount[];
  more: boolean;
}

type Reader = ReturnType<typeof rememberBriefly<Counted>>;
const readers = new WeakMap<ApiParts, Reader>();

function readerOf(api: ApiParts): Reader {
  const reader = readers.get(api) ?? rememberBriefly<Counted>(freshForMs, api.now);
  readers.set(api, reader);
  return reader;
}

async function count(
  { store, now }: ApiParts,
  place: Place,
  policy: string,
  by: DriftBy,
  from: string,
): Promise<Counted> {
  const versions = new Map(
    (await store.policies.versions(policy, now())).map(({ summary: { digest, version } }) => [digest, version]),
  );
  const groups = new Map<string, DriftCount>();
  let cases = 0;
  for await (const { marks, region, institution } of store.decisions.marks(place, { policy, from })) {
    cases += 1;
    if (cases > mostCases) break;
    for (const mark of marks) countMark(groups, groupOf(by, { ...mark, region, institution }, versions), mark);
  }
  return { groups: inOrder(by, [...groups.values()]), more: cases > mostCases };
}

/** The outcomes that there are, those of the policy first. */
function outcomesOf({ outcomes }: Policy, groups: readonly DriftCount[]): string[] {
  return [...new Set([...outcomes, ...groups.flatMap(({ counts }) => [...counts.keys()])])];
}

/** The groups to compare: those asked for, else the last two, or of divisions the two with the most. */
function pairOf(by: DriftBy, groups: readonly DriftCount[], keys: { a?: string | undefined; b?: string | undefined }) {
  const [first, second] = by === 'region' ? groups.slice(0, 2) : groups.slice(-2);
  const named = (key: string | undefined, other: DriftCount | undefined): DriftCount | undefined =>
    key === undefined ? other : groups.find((group) => group.key === key);
  const [a, b] = [named(keys.a, first), named(keys.b, second)];
  return a && b && a !== b ? ([a, b] as const) : null;
}

export const getPolicyDecisions = defineRoute({
  method: 'get',
  path: '/api/policies/{name}/decisions',
  right: 'policy.read',
  summary: text(
    '策略的判定情况：各周、各版本、各地区的结果占比',
    'How a policy decides: shares of its outcomes by week, version or division, and what moved more than chance explains',
  ),
  query: z.strictObject({
    by: z.enum(driftGroups).default('week'),
    weeks: z.coerce.number().int().min(1).max(104).default(12).describe('Of cases opened in the last so many weeks'),
    a: z.string().max(64).optional().describe('Key of the group to compare'),
    b: z.string().max(64).optional().describe('Key of the group to compare it with'),
  }),
  subject: (api: ApiParts, { name }) => api.store.policies.get(name, api.now()),
  answer: {
    status: 200,
    description:
      'Groups with the shares of each outcome and their 95 % intervals, and two of them compared; fewer than five are null',
  },
  async handle({ api, session: { actor }, params, query, subject }) {
    const { by, weeks } = query;
    const now = api.now().getTime();
    // The same for all who ask within the same ten seconds, so that counts can be shared.
    const since = new Date(Math.floor(now / freshForMs) * freshForMs - weeks * weekMs).toISOString();
    const key = [params.name, by, weeks, actor.region, actor.institution ?? ''].join(' ');
    const { groups, more } = await readerOf(api)(key, () => count(api, actor, params.name, by, since));
    const outcomes = outcomesOf(subject.policy, groups);
    const pair = pairOf(by, groups, query);
    const body: DriftView = {
      ...{ by, since, more, outcomes },
      groups: groups.map((group) => groupShown(group, outcomes)),
      comparison: pair && compareGroups(...pair, outcomes),
    };
    return { body };
  },
});
