/** The made-up cardholders whose cards the demo reader can be given. */
import { readFileSync } from 'node:fs';
import { DemoCardholders, type DemoCardholder } from '../../engine/core/demo.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';

/** Reads rulesets/demo/cardholders.json. */
export function loadCardholders(): readonly DemoCardholder[] {
  const file = new URL('../../rulesets/demo/cardholders.json', import.meta.url);
  return DemoCardholders.parse(JSON.parse(readFileSync(file, 'utf8'))).cardholders;
}

/** The cardholder of that id; throws `not-found` where there is none. */
export function cardholderOf(cardholders: readonly DemoCardholder[], id: string | undefined): DemoCardholder {
  const holder = cardholders.find((one) => one.id === id);
  if (!holder) throw problem('not-found', { what: text('虚拟卡', 'virtual card') });
  return holder;
}
