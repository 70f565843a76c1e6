/** The drawing of the scenario that is about to be made, beside the questions. */
import { lazy, Suspense, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/core/scenario.ts';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { nodeName } from '../canvas/node-words.ts';
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
  const { language } = useLanguage();
  const shown = useDeferredValue(scenario);
  const key = JSON.stringify([shown.nodes, shown.edges]);
  const steps = shown.nodes.filter(({ kind }) => kind !== 'end');
  const ends = shown.nodes.length - steps.length;
  return (
    <aside className={styles.preview} aria-label={t('begin.preview')}>
      <h2>{t('begin.preview')}</h2>
      <p className={styles.small} role="status">
        {t(isSound ? 'begin.preview-sound' : 'begin.preview-sum', { steps: steps.length, ends })}
      </p>
      <div className={styles.drawing}>
        <Suspense fallback={<PageSkeleton />}>
          <ScenarioCanvas key={key} scenario={shown} compact />
        </Suspense>
      </div>
      <ol className={styles.parts}>
        {steps.map((node) => (
          <li key={node.id}>
            <NodeIcon kind={node.kind} /> {nodeName(node, language)}
          </li>
        ))}
      </ol>
    </aside>
  );
}
