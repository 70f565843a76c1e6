/** The drawing of a version with its running cases over it: what the heat shows is chosen, and its legend tells how much is much. */
import { Segmented } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveView } from '../../engine/core/live.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { span } from '../app/dates.ts';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { useMedia } from '../app/appearance.tsx';
import { useLanguage } from '../app/use-language.ts';
import { HeatMark } from '../canvas/heat-mark.tsx';
import type { NodeHeat } from '../canvas/overlay.ts';
import { boundsOf, heats, levelOf, mostOf, valueOf, type Heat } from './heat.ts';
import styles from './live.module.css';

const ScenarioCanvas = lazy(() =>
  import('../canvas/scenario-canvas.tsx').then((canvas) => ({ default: canvas.ScenarioCanvas })),
);

interface Props {
  scenario: Scenario;
  live: LiveView;
  /** What the heat shows, as the address has it. */
  by: string | null;
  show: (by: Heat) => void;
  selected: string | null;
  select: (node: string | null) => void;
}

/** The heat of every node of the drawing. */
function useHeat({ nodes }: LiveView, by: Heat): ReadonlyMap<string, NodeHeat> {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return useMemo(() => {
    const most = mostOf(nodes, by);
    const heatOf = (figures: LiveView['nodes'][number]): NodeHeat => {
      const value = valueOf(figures, by);
      const short = by === 'time' ? span(value, language) : String(value);
      const { open, held } = figures;
      return { level: levelOf(value, most), short, held, words: t(`live.words.${by}`, { open, held, value: short }) };
    };
    return new Map(nodes.map((figures) => [figures.node, heatOf(figures)]));
  }, [nodes, by, language, t]);
}

/** What the levels stand for. */
function Legend({ most, by }: { most: number; by: Heat }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const bounds = boundsOf(most, by);
  if (bounds.length === 0) return <p className={styles.legend}>{t(`live.nothing.${by}`)}</p>;
  return (
    <ul className={styles.legend} aria-label={t('live.legend')}>
      {bounds.map(({ level, upTo }) => (
        <li key={level}>
          <span className={styles.swatch} data-level={level}>
            <HeatMark level={level} />
          </span>
          {t('live.up-to', { value: by === 'time' ? span(upTo, language) : upTo })}
        </li>
      ))}
    </ul>
  );
}

/** Choice, legend, drawing. On a phone the table below says the same. */
export function LiveDrawing({ scenario, live, by: asked, show, selected, select }: Props) {
  const { t } = useTranslation();
  const narrow = useMedia('(max-width: 760px)');
  const by = heats.find((each) => each === asked) ?? 'open';
  const heat = useHeat(live, by);
  if (narrow) return null;
  return (
    <section aria-label={t('live.drawing')} className={styles.drawing} data-by={by}>
      <div className={styles.tools}>
        <Segmented
          aria-label={t('live.show')}
          value={by}
          onChange={show}
          options={heats.map((each) => ({ value: each, label: t(`live.by.${each}`) }))}
        />
        <Legend most={mostOf(live.nodes, by)} by={by} />
      </div>
      <div className={styles.canvas}>
        <Suspense fallback={<PageSkeleton />}>
          <ScenarioCanvas
            compact
            scenario={scenario}
            heat={heat}
            label={t('live.drawing')}
            selected={selected}
            select={select}
          />
        </Suspense>
      </div>
      <p className={styles.covers}>{t('live.press-node')}</p>
    </section>
  );
}
