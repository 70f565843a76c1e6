/** Questions that cardholders ask (问答知识库), with their answers and what each answer stands on. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import { clauses } from './clauses.ts';
import { ScenarioId } from './scenario.ts';
import { text, Text } from './text.ts';

/** What questions are about. */
export const questionTopics = {
  card: text('领卡和挂失', 'Getting and losing a card'),
  use: text('怎么用卡', 'Using the card'),
  money: text('领钱和缴费', 'Money in and out'),
  help: text('找人帮忙', 'Getting help'),
} as const satisfies Record<string, Text>;
export type QuestionTopic = keyof typeof questionTopics;

const ZoneQuestion = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,59}$/)
      .describe('Names it in addresses'),
    topic: oneOf(questionTopics),
    question: Text,
    answer: Text,
    clause: oneOf(clauses).optional().describe('The clause of the standard that the answer stands on'),
    pack: ScenarioId.optional().describe('The template whose words of help the answer stands on'),
  })
  .refine(({ clause, pack }) => (clause === undefined) !== (pack === undefined), {
    message: 'An answer stands on a clause or on the help of a template, on one of them',
    params: { rule: 'source', zh: '每个回答注明一个出处：条款，或者模板的帮助' },
  });
export type ZoneQuestion = z.infer<typeof ZoneQuestion>;

/** The file rulesets/zone/questions.json. */
export const ZoneQuestions = z
  .strictObject({ $schema: z.string().optional(), questions: z.array(ZoneQuestion).min(1).max(500) })
  .refine(({ questions }) => new Set(questions.map(({ id }) => id)).size === questions.length, {
    message: 'An id is there twice',
    params: { rule: 'unique', zh: '编号重复' },
  })
  .describe('Questions that cardholders ask, with their answers and what these stand on');
