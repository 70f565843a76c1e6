/** Finds citizen id numbers that somebody wrote into a text where no personal data belongs. */
import { describeCitizenId } from './codes/citizen-id.ts';
import { text } from './text.ts';

/** Why such a text is refused. */
export const noCitizenId = text(
  '请勿写入公民身份号码，用办件编号或“持卡人”代替',
  'Leave out citizen id numbers; write the number of the case or “the cardholder” instead',
);

/** Tells whether a text holds a citizen id number whose check digit fits, also in full-width digits or with blanks or hyphens within. */
export function holdsCitizenId(written: string): boolean {
  const found = written.normalize('NFKC').matchAll(/(?<!\d)(?=(\d(?:[ \t-]?\d){16}[ \t-]?[\dXx])(?!\d))/g);
  return [...found].some(([, number = '']) => describeCitizenId(number.replace(/[ \t-]/g, '')) !== null);
}
