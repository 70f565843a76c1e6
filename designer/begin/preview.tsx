/** The drawing of the scenario that is about to be made, beside the questions. */
import { lazy, Suspense, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/core/scenario.ts';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import styles from './begin.module.css';

const ScenarioCanvas = lazy(() =>
  import('../canvas/scenario-canvas.tsx').then((canvas) => ({ default: canvas.ScenarioCanvas })),
);

interface Props {
  scenario: Scenario;
  /** Whether it is known to pass every check. */
  isSound?: boolean;
}

/** The drawing, with what it is made of in words. */
export function Preview({ scenario, isSound = false }: Props) {
  const { t } = useTranslation();
  const shown = useDeferredValue(scenario);
  const key = JSON.stringify([shown.nodes, shown.edges]);
  const ends = shown.nodes.filter(({ kind }) => kind === 'end').length;
  return (
    <aside className={styles.preview} aria-label={t('begin.preview')}>
      <h2>{t('begin.preview')}</h2>
      <p className={styles.small} role="status">
        {t(isSound ? 'begin.preview-sound' : 'begin.preview-sum', { steps: shown.nodes.length - ends, ends })}
      </p>
      <div className={styles.drawing}>
        <Suspense fallback={<PageSkeleton />}>
          <ScenarioCanvas key={key} scenario={shown} compact />
        </Suspense>
      </div>
    </aside>
  );
}
