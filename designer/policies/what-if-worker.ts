/** Compares two versions of a policy in a thread of its own, over rows or over a made-up province; only the latest question is answered. */
import { z } from 'zod';
import type { FactRow } from '../../engine/core/policies/policy-rows.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import {
  compareProvince,
  type ProvinceQuestion,
  type ProvinceWhatIf,
} from '../../engine/core/policies/what-if-province.ts';
import { comparedRows, compareRows } from '../../engine/core/policies/what-if-rows.ts';
import type { WhatIfReport } from '../../engine/core/policies/what-if.ts';

/** What is asked about rows: the author's, and others that are made up. */
export interface RowsQuestion {
  before: Policy;
  after: Policy;
  rows: readonly FactRow[];
  seed: number;
}

/** What the thread of its own is asked. */
export type WhatIfQuestion = { serial: number } & ({ rows: RowsQuestion } | { province: ProvinceQuestion });

/** What it answers: how far it is, and at the end everything. */
export type WhatIfAnswer = { serial: number } & (
  { progress: number; total: number } | { result: WhatIfReport } | { province: ProvinceWhatIf }
);

// The content security policy lets no code be made from text.
z.config({ jitless: true });

let latest = 0;

const answer = (said: WhatIfAnswer): void => {
  if (said.serial === latest) postMessage(said);
};

async function overRows(serial: number, { before, after, rows, seed }: RowsQuestion): Promise<void> {
  const compared = await comparedRows(before, after, rows, seed);
  const result = await compareRows(before, after, compared, (progress, total) => {
    answer({ serial, progress, total });
  });
  answer({ serial, result });
}

async function overProvince(serial: number, question: ProvinceQuestion): Promise<void> {
  const found = await compareProvince(question, async (progress) => {
    answer({ serial, progress, total: question.people });
    // Another question may have come meanwhile.
    await new Promise((resolve) => setTimeout(resolve));
    return serial === latest;
  });
  if (found) answer({ serial, province: found });
}

addEventListener('message', ({ data: question }: MessageEvent<WhatIfQuestion>) => {
  latest = question.serial;
  void ('rows' in question
    ? overRows(question.serial, question.rows)
    : overProvince(question.serial, question.province));
});
