/** Compares two versions of a policy in a thread of its own; only the latest question is answered. */
import { z } from 'zod';
import { compareDecisions, comparedRows, type WhatIfAnswer, type WhatIfQuestion } from './what-if.ts';

// The content security policy lets no code be made from text.
z.config({ jitless: true });

let latest = 0;

const answer = (said: WhatIfAnswer): void => {
  postMessage(said);
};

async function compare({ serial, before, after, rows, seed }: WhatIfQuestion): Promise<void> {
  const compared = await comparedRows(before, after, rows, seed);
  const result = await compareDecisions(before, after, compared, (progress, total) => {
    if (serial === latest) answer({ serial, progress, total });
  });
  if (serial === latest) answer({ serial, result });
}

addEventListener('message', ({ data: question }: MessageEvent<WhatIfQuestion>) => {
  latest = question.serial;
  void compare(question);
});
