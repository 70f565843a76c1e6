/** The checker of the editor, in a thread of its own: the checks and their quick fixes, the latest document only. */
import { z } from 'zod';
import type { Ground } from '../../engine/core/check.ts';
import { checkDocument } from '../../engine/core/check-document.ts';
import { fixOf } from '../../engine/core/checks/index.ts';
import type { CheckAnswer, CheckQuestion, LiveFinding } from './live-checks.ts';

// The content security policy lets no code be made from text.
z.config({ jitless: true });

let ground: Ground = { policies: {}, prompts: {} };
let latest = 0;

const answer = (said: CheckAnswer): void => {
  postMessage(said);
};

/** Lets questions that came meanwhile be heard. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

async function withFixes(question: CheckQuestion, findings: readonly LiveFinding[]): Promise<LiveFinding[] | null> {
  const found: LiveFinding[] = [];
  for (const finding of findings) {
    await breath();
    if (question.serial !== latest) return null;
    const fix = finding.check === 'schema' ? null : fixOf(question.document, ground, finding);
    found.push(fix ? { ...finding, fix: fix.label } : finding);
  }
  return found;
}

addEventListener('message', ({ data: question }: MessageEvent<CheckQuestion>) => {
  latest = question.serial;
  if (question.ground) ground = question.ground;
  void checked(question);
});

async function checked(question: CheckQuestion): Promise<void> {
  await breath();
  if (question.serial !== latest) return;
  const findings = checkDocument(question.document, ground);
  answer({ serial: question.serial, findings });
  const found = await withFixes(question, findings);
  if (found?.some(({ fix }) => fix)) answer({ serial: question.serial, findings: found });
}
