/** The virtual card answers whatever it is sent, and gives away nothing it should not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertExists } from '../../engine/core/control.ts';
import { fromHex, toHex } from './apdu.ts';
import type { CardRight } from '../../engine/core/operations/terminal.ts';
import { answerOf, cardKeyOf, demoRootKey } from './card-authentication.ts';
import { loadCardholders } from './cardholders.ts';
import { keyNumbers, rightKeyOf } from './psam.ts';
import { createVirtualCard } from './virtual-card.ts';

const holder = assertExists(loadCardholders()[0], 'a demo cardholder');
const selectSsse = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';

const challenge = new Uint8Array(16).fill(0x5a);
const grant = (right: CardRight) => {
  const key = rightKeyOf(cardKeyOf(demoRootKey, holder.card.identificationCode), right);
  return `008200${toHex(Uint8Array.of(keyNumbers[right]))}10${toHex(answerOf(key, challenge))}`;
};
const [grantRead, grantPin] = [grant('read'), grant('pin')];

/** Each row: what is sent in turn, and what the last of it is answered. */
const stories: [string, string[], string][] = [
  ['selects its application by name', [selectSsse], '6113'],
  ['hands out what waits', [selectSsse, '00C0000013'], '6F11840F7378312E73682EC9E7BBE1B1A3D5CF9000'],
  ['hands it out in parts', [selectSsse, '00C0000002'], '6F116111'],
  ['hands out the rest', [selectSsse, '00C0000002', '00C0000001'], '846110'],
  ['says how much waits', [selectSsse, '00C0000000'], '6C13'],
  ['still has it after a wrong length', [selectSsse, '00C00000FF', '00C0000003'], '6F11846110'],
  ['hands out nothing twice', [selectSsse, '00C0000013', '00C0000013'], '6985'],
  ['forgets what waits at another command', [selectSsse, '00A4020002EF05', '00C0000013'], '6985'],
  ['knows no other application', ['00A4040006A00000000101'], '6A82'],
  ['selects no file before its application', ['00A4020002EF05'], '6A82'],
  ['selects EF05', [selectSsse, '00A4020002EF05'], '9000'],
  ['has no EF09', [selectSsse, '00A4020002EF09'], '6A82'],
  ['refuses another way to select', [selectSsse, '00A4080002EF05'], '6A86'],
  ['reads a record', [selectSsse, '00A4020002EF05', '00B2030406'], '0304332E30309000'],
  ['says the right length', [selectSsse, '00A4020002EF05', '00B2030400'], '6C06'],
  ['reads by short identifier', [selectSsse, '00B2032C06'], '0304332E30309000'],
  ['reads no record without a file', [selectSsse, '00B2030406'], '6986'],
  ['reads no record before its application', ['00B2032C06'], '6985'],
  ['has no such record', [selectSsse, '00A4020002EF05', '00B2080400'], '6A83'],
  ['reads by number only', [selectSsse, '00A4020002EF05', '00B2030006'], '6A86'],
  ['keeps the photo closed', [selectSsse, '00A4020002EF08', '00B2010400'], '6982'],
  ['wants sixteen bytes of challenge', [selectSsse, `0088000008${'00'.repeat(8)}`], '6700'],
  ['announces its proof', [selectSsse, `0088000010${'00'.repeat(16)}`], '6110'],
  ['gives random bytes', ['0084000008'], `${'5A'.repeat(8)}9000`],
  ['gives them in proper portions', ['0084000003'], '6700'],
  ['knows the terminal by its key', [selectSsse, '0084000010', grantRead], '9000'],
  [
    'opens the photo to it, where there is none',
    [selectSsse, '0084000010', grantRead, '00A4020002EF08', '00B2010400'],
    '6A83',
  ],
  [
    'keeps the photo closed to another right',
    [selectSsse, '0084000010', grantPin, '00A4020002EF08', '00B2010400'],
    '6982',
  ],
  [
    'forgets the right with its application',
    [selectSsse, '0084000010', grantRead, selectSsse, '00A4020002EF08', '00B2010400'],
    '6982',
  ],
  [
    'knows no right by the key of another',
    [selectSsse, '0084000010', grantPin.replace('0082000410', '0082000110')],
    '6300',
  ],
  ['knows nobody without a challenge', [selectSsse, grantRead], '6984'],
  ['takes a challenge for the next command only', [selectSsse, '0084000010', '00A4020002EF05', grantRead], '6984'],
  ['takes a challenge once', [selectSsse, '0084000010', grantRead, grantRead], '6984'],
  ['takes no short challenge', [selectSsse, '0084000008', grantRead], '6984'],
  ['has no fifth key', [selectSsse, '0084000010', grantRead.replace('0082000110', '0082000510')], '6A88'],
  ['knows nobody before its application', ['0084000010', grantRead], '6985'],
  ['takes the PIN', [selectSsse, '0020000003123456'], '9000'],
  ['counts wrong PINs', [selectSsse, '0020000003000000'], '63C2'],
  ['counts to the last', [selectSsse, ...Array<string>(3).fill('0020000003000000')], '63C0'],
  ['locks the PIN', [selectSsse, ...Array<string>(3).fill('0020000003000000'), '0020000003123456'], '6983'],
  ['counts anew after the right one', [selectSsse, '0020000003000000', '0020000003123456', '0020000003000000'], '63C2'],
  ['knows no other instruction', ['00E2000000'], '6D00'],
  ['knows no other class', ['80CA000000'], '6E00'],
  ['wants four bytes', ['00A404'], '6700'],
  ['wants the data it was promised', ['00A404000F7378'], '6700'],
];

describe('virtual card', () => {
  it.each(stories)('%s', (_story, commands, last) => {
    const card = createVirtualCard(holder, { random: (length) => new Uint8Array(length).fill(0x5a) });
    const responses = commands.map((command) => toHex(card.process(fromHex(command))));
    expect(responses.at(-1)).toBe(last);
  });

  it('forgets what was selected at a reset, and not how many tries the PIN has', () => {
    const card = createVirtualCard(holder);
    for (const command of [selectSsse, '0020000003000000']) card.process(fromHex(command));
    card.reset();
    expect(toHex(card.process(fromHex('00B2032C06')))).toBe('6985');
    card.process(fromHex(selectSsse));
    expect(toHex(card.process(fromHex('0020000003000000')))).toBe('63C1');
  });

  it('answers any bytes with a status word', () => {
    const likely = fc
      .tuple(
        fc.constantFrom(0x00, 0x00, 0x80),
        fc.constantFrom(0xa4, 0xb2, 0xc0, 0x84, 0x88, 0x20, 0x82),
        fc.constantFrom(0, 1, 2, 4, 7, 255),
        fc.constantFrom(0, 4, 0x2c, 0x34, 0x3c, 255),
        fc.uint8Array({ maxLength: 20 }),
      )
      .map(([cla, ins, p1, p2, rest]) => Uint8Array.of(cla, ins, p1, p2, ...rest));
    const command = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      likely,
      fc.constantFrom(fromHex(selectSsse), fromHex('00A4020002EF05'), fromHex('00C0000000')),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const card = createVirtualCard(holder);
        for (const one of commands) {
          const response = card.process(one);
          expect(response.length).toBeGreaterThanOrEqual(2);
          expect(response.length).toBeLessThanOrEqual(258);
        }
      }),
      { numRuns: 500 },
    );
  });
});
