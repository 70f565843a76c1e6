/** The standard as data (rulesets/standard/): an edition, its sources, its clauses with what they require, and where the platform deviates; and what changes from one edition to another. */
import { z } from 'zod';
import { Text } from './text.ts';

const Name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60);
const ClauseId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/)
  .max(80)
  .describe("A clause's id: its chapter, a dot and a name");

const Clause = z.strictObject({
  id: ClauseId,
  title: Text,
  requirement: Text.describe('What it asks for, in the words of its sources'),
  sources: z
    .array(z.strictObject({ source: z.string().max(20), place: z.string().max(80).optional() }))
    .min(1)
    .max(10),
});
export type Clause = z.infer<typeof Clause>;

/** An edition of the standard; every clause has a chapter and known sources, every deviation a clause. */
export const Standard = z
  .strictObject({
    $schema: z.string().optional(),
    edition: z.strictObject({
      id: Name,
      name: Text,
      status: z.enum(['draft', 'final']),
      note: Text.optional(),
    }),
    sources: z.record(z.string().max(20), Text).describe('The documents that clauses come from, by their short names'),
    chapters: z.record(Name, Text).describe('Chapters by the first part of the ids of their clauses, in their order'),
    clauses: z.array(Clause).min(1).max(2_000),
    deviations: z
      .array(z.strictObject({ clause: ClauseId, text: Text }))
      .max(2_000)
      .default([])
      .describe('What of a clause the platform does not serve, and why'),
  })
  .superRefine((standard, context) => {
    const known = new Set<string>();
    standard.clauses.forEach(({ id, sources }, index) => {
      const wrong = (message: string, ...path: (string | number)[]) => {
        context.addIssue({ code: 'custom', path: ['clauses', index, ...path], message });
      };
      if (known.has(id)) wrong(`${id} is there twice`, 'id');
      known.add(id);
      if (!Object.hasOwn(standard.chapters, chapterOf(id))) wrong(`chapter ${chapterOf(id)} is not there`, 'id');
      sources.forEach(({ source }, at) => {
        if (!Object.hasOwn(standard.sources, source)) wrong(`source ${source} is not there`, 'sources', at, 'source');
      });
    });
    standard.deviations.forEach(({ clause }, index) => {
      if (!known.has(clause))
        context.addIssue({ code: 'custom', path: ['deviations', index, 'clause'], message: `${clause} is no clause` });
    });
  })
  .describe('An edition of the standard, as far as its sources state it');
export type Standard = z.infer<typeof Standard>;

/** The chapter of a clause. */
export const chapterOf = (clause: string): string => clause.slice(0, clause.indexOf('.'));

/** How a clause stands between two editions; a new title alone changes nothing that is asked. */
export interface ClauseChange {
  clause: string;
  kind: 'added' | 'removed' | 'reworded';
  before: Pick<Clause, 'title' | 'requirement'> | null;
  after: Pick<Clause, 'title' | 'requirement'> | null;
}

const isSame = (a: Text, b: Text): boolean => a['zh-CN'] === b['zh-CN'] && a.en === b.en;

const said = ({ title, requirement }: Clause) => ({ title, requirement });

/** What another edition adds, removes and asks for in other words, in the order of that edition; what it removes comes last. */
export function standardChanges(before: Standard, after: Standard): ClauseChange[] {
  const old = new Map(before.clauses.map((clause) => [clause.id, clause]));
  const kept = new Set(after.clauses.map(({ id }) => id));
  const newer = after.clauses.flatMap((clause): ClauseChange[] => {
    const earlier = old.get(clause.id);
    if (!earlier) return [{ clause: clause.id, kind: 'added', before: null, after: said(clause) }];
    if (isSame(earlier.requirement, clause.requirement)) return [];
    return [{ clause: clause.id, kind: 'reworded', before: said(earlier), after: said(clause) }];
  });
  const gone = before.clauses
    .filter(({ id }) => !kept.has(id))
    .map((clause): ClauseChange => ({ clause: clause.id, kind: 'removed', before: said(clause), after: null }));
  return [...newer, ...gone];
}
