/** The divisions of the demo provinces: made up, as their names say; no division of the country begins with 98 or 99. */
import { text, type Text } from '../../engine/core/text.ts';

/** Names by code. */
export const demoDivisions: Readonly<Record<string, Text>> = {
  '980000': text('演示外省', 'Other Demo Province'),
  '980100': text('演示外市', 'Other Demo City'),
  '990000': text('演示省', 'Demo Province'),
  '990100': text('演示一市', 'Demo City One'),
  '990101': text('演示中区', 'Demo Central District'),
  '990102': text('演示东区', 'Demo East District'),
  '990103': text('演示西区', 'Demo West District'),
  '990200': text('演示二市', 'Demo City Two'),
  '990201': text('演示县', 'Demo County'),
};

/** Whether a division is made up. */
export const isMadeUp = (code: string): boolean => /^9[89]/.test(code);
