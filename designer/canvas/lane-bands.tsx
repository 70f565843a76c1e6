/** The bands behind a drawing in lanes: who acts in each. */
import { ViewportPortal } from '@xyflow/react';
import { actors } from '../../engine/core/who-acts.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './lane-bands.module.css';
import type { Lane } from './lanes.ts';
import { useDistance } from './overlay.ts';

/** The bands; what is said of a lane stands at its left. */
export function LaneBands({ lanes }: { lanes: readonly Lane[] }) {
  const { say } = useLanguage();
  const distance = useDistance();
  return (
    <ViewportPortal>
      {lanes.map(({ actor, x, y, width, height }) => (
        <div
          key={actor}
          className={styles.lane}
          data-lane={actor}
          data-distance={distance}
          style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
        >
          <span className={styles.name}>{say(actors[actor])}</span>
        </div>
      ))}
    </ViewportPortal>
  );
}
