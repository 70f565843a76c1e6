/** The divisions that the platform knows of a scenario's trials: its own, those above it, and where the demo cards come from. */
import type { TrialStage } from '../../engine/core/api.ts';
import { describeDivision, type DivisionLevel } from '../../engine/core/codes/division.ts';
import { regionsAbove } from '../../engine/core/rights.ts';

/** A division, and whether it is the scenario's own. */
export interface KnownPlace {
  code: string;
  level: DivisionLevel;
  isOwn: boolean;
  /** How many demo cards were issued there. */
  cards: number;
}

/** The places, by their codes; grouped by province that way. */
export function knownPlaces({ people, place }: TrialStage): KnownPlace[] {
  const issued = people.map(({ card }) => card.identificationCode.slice(0, 6));
  const codes = new Set([...regionsAbove(place.region), ...issued.flatMap(regionsAbove)]);
  return [...codes].sort().flatMap((code) => {
    const meaning = describeDivision(code);
    if (!meaning) return [];
    return {
      code,
      level: meaning.level,
      isOwn: code === place.region,
      cards: issued.filter((each) => each === code).length,
    };
  });
}
