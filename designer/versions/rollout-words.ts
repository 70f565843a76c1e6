/** A rollout in words: which new cases take the version. */
import { useTranslation } from 'react-i18next';
import type { Rollout } from '../../engine/core/rollout.ts';
import { useDivisionWords } from '../regions/use-divisions.ts';

/** Gives a function that says a rollout. */
export function useRolloutWords(): (rollout: Rollout) => string {
  const { t } = useTranslation();
  const { place } = useDivisionWords();
  return ({ share, regions }) =>
    regions
      ? t('versions.rollout.part-in', { share, regions: regions.map(place).join(t('list.comma')) })
      : share === 100
        ? t('versions.rollout.all')
        : t('versions.rollout.part', { share });
}
