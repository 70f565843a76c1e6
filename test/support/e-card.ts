/** What the national platform says of a demo cardholder who shows the e-card or confirms a ticket. */
import type { CodeHolder } from '../../engine/core/connectors.ts';
import { readingOfPerson } from './run-node.ts';

/** Demo-wang, by the e-card. */
export function scannedHolder(level: CodeHolder['level']): CodeHolder {
  const { identificationCode, socialSecurityNumber, name, sex, birthDate, division, cardNumber } =
    readingOfPerson('demo-wang');
  return { identificationCode, socialSecurityNumber, name, sex, birthDate, division, cardNumber, level };
}
