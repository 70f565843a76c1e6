/** Where the demo cards of a trial come from: divisions to try a scenario in. */
import type { TrialStage } from '../../engine/core/api.ts';

/** The divisions that issued the demo cards, by their codes. */
export const issuingPlaces = ({ people }: Pick<TrialStage, 'people'>): string[] =>
  [...new Set(people.map(({ card }) => card.identificationCode.slice(0, 6)))].sort();
