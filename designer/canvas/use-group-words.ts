/** What a group is read aloud as. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupWords } from './canvas-groups.ts';

/** The words, by whether it is drawn as one box. */
export function useGroupWords(): GroupWords {
  const { t } = useTranslation();
  return useCallback(
    ({ title, nodes }, isFolded) =>
      t(isFolded ? 'canvas.group.box-label' : 'canvas.group.label', {
        title: title || t('canvas.group.untitled'),
        count: nodes.length,
      }),
    [t],
  );
}
