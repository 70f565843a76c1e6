/** Tries the mistakes that could be made in a policy on its test rows, in a thread of its own. */
import { z } from 'zod';
import { mutationScore, type MutationScore } from '../../engine/core/suites/mutation-score.ts';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';

/** What the thread is asked. */
export interface MutationQuestion {
  policy: Policy;
  rows: readonly TestRow[];
}

/** What it answers: how far it is, and at the end the score. */
export type MutationAnswer = { progress: number; total: number } | { score: MutationScore };

// The content security policy lets no code be made from text.
z.config({ jitless: true });

const answer = (said: MutationAnswer): void => {
  postMessage(said);
};

async function tryMistakes({ policy, rows }: MutationQuestion): Promise<void> {
  const score = await mutationScore(policy, rows, (progress, total) => {
    answer({ progress, total });
  });
  answer({ score });
}

addEventListener('message', ({ data }: MessageEvent<MutationQuestion>) => {
  void tryMistakes(data);
});
