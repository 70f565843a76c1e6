/** A comparison: what changed, in words by heading, and both drawings side by side with the changed nodes marked. */
import { EditFilled, MinusCircleFilled, PlusCircleFilled } from '@ant-design/icons';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Difference } from '../../engine/core/diff/diff.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { Mark } from '../app/mark.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import type { NodeChange } from '../canvas/overlay.ts';
import { LanesSwitch } from '../canvas/read-tools.tsx';
import { aroundChanges, changedNodes, changeGroups, changeOf, groupOf } from './changed-nodes.ts';
import styles from './publish.module.css';

const ScenarioCanvas = lazy(() =>
  import('../canvas/scenario-canvas.tsx').then((canvas) => ({ default: canvas.ScenarioCanvas })),
);

const marks = {
  added: { tone: 'done', icon: <PlusCircleFilled aria-hidden /> },
  removed: { tone: 'refused', icon: <MinusCircleFilled aria-hidden /> },
  changed: { tone: 'attention', icon: <EditFilled aria-hidden /> },
} as const;

/** The changes in words. */
export function ChangeList({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const by = Map.groupBy(differences, groupOf);
  if (differences.length === 0) return <p role="status">{t('publish.compare.none')}</p>;
  return (
    <div>
      <p role="status" className={styles.sum}>
        {t('publish.compare.count', { count: differences.length })}
      </p>
      {changeGroups.map((group) => {
        const those = by.get(group);
        return (
          those && (
            <div key={group} className={styles.group}>
              <h3>{t(`publish.group.${group}`)}</h3>
              <ul className={styles.changes}>
                {those.map((difference, index) => (
                  <li key={difference.what + difference.pointer + String(index)}>
                    <Mark {...marks[changeOf(difference)]} word={t(`publish.change.${changeOf(difference)}`)} />
                    <span>{say(difference.words)}</span>
                  </li>
                ))}
              </ul>
            </div>
          )
        );
      })}
    </div>
  );
}

function Drawing({
  title,
  scenario,
  changes,
  focus,
  inLanes,
}: {
  title: string;
  scenario: Scenario;
  changes: ReadonlyMap<string, NodeChange>;
  focus: readonly string[];
  inLanes: boolean;
}) {
  return (
    <figure className={styles.drawing}>
      <figcaption>{title}</figcaption>
      <div className={styles.canvas}>
        <Suspense fallback={<PageSkeleton />}>
          <ScenarioCanvas compact scenario={scenario} changes={changes} focus={focus} label={title} inLanes={inLanes} />
        </Suspense>
      </div>
    </figure>
  );
}

interface Props {
  /** The earlier one with what it is called; null where there was none. */
  before: { title: string; scenario: Scenario } | null;
  after: { title: string; scenario: Scenario };
  differences: readonly Difference[];
  /** Changes with what is drawn. */
  drawn: string;
}

/** Words first, drawings after; where nothing changed there is nothing to draw. */
export function Comparison({ before, after, differences, drawn }: Props) {
  const { t } = useTranslation();
  const marked = changedNodes(differences);
  const [inLanes, setInLanes] = useState(false);
  return (
    <div className={styles.comparison}>
      {before ? <ChangeList differences={differences} /> : <p role="status">{t('publish.compare.first')}</p>}
      {(before === null || differences.length > 0) && (
        <>
          <div className={styles.switch}>
            <LanesSwitch inLanes={inLanes} change={setInLanes} />
          </div>
          <div className={styles.drawings} key={drawn}>
            {before && (
              <Drawing
                {...before}
                changes={marked.before}
                focus={aroundChanges(before.scenario, marked)}
                inLanes={inLanes}
              />
            )}
            <Drawing
              {...after}
              changes={marked.after}
              focus={aroundChanges(after.scenario, marked)}
              inLanes={inLanes}
            />
          </div>
        </>
      )}
    </div>
  );
}
