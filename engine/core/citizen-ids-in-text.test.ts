/** Which texts hold a citizen id number. */
import { expect, test } from 'vitest';
import { holdsCitizenId } from './citizen-ids-in-text.ts';
import { citizenIdCheckCharacter } from './codes/citizen-id.ts';

const first17 = '99010119900307123';
const number = first17 + citizenIdCheckCharacter(first17);
const wrong = first17 + (citizenIdCheckCharacter(first17) === '1' ? '2' : '1');

test.each([
  number,
  `持卡人${number}领卡失败`,
  `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`,
  `${number.slice(0, 6)}-${number.slice(6)}`,
  [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
])('finds %s', (written) => {
  expect(holdsCitizenId(written)).toBe(true);
});

test.each(['', '流水号 202611210000000001', wrong, `1${number}`, `${number}9`, '9901011990'])(
  'lets %s be',
  (written) => {
    expect(holdsCitizenId(written)).toBe(false);
  },
);
