/** The cases of a group of incidents: ticked one by one or all together, and ordered by whoever may. */
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRecord } from '../../engine/core/case.ts';
import { waysPast } from '../../engine/core/explain.ts';
import type { Incident } from '../../engine/core/live.ts';
import { nodeByPath } from '../../engine/core/scenes.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { MoreOf } from '../app/more-rows.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import {
  batchOrders,
  choose,
  countOf,
  isChosen,
  mostCases,
  nobodyChosen,
  type BatchOrder,
  type Chosen,
} from './batch.ts';
import type { PressedOrder } from './batch-dialogue.tsx';
import styles from './live.module.css';
import { everyMs, filtersOf } from './use-live.ts';

interface Props {
  id: string;
  version: number;
  incident: Incident;
  content: VersionContent;
  /** What the node is called. */
  name: string;
  press: (order: PressedOrder) => void;
}

/** What holds a case at the node, and since when. */
const standAt = ({ standing }: CaseRecord, path: string) =>
  standing.find((each) => each.path === path && each.problem !== null);

function HeldRow({ record, path, tick }: { record: CaseRecord; path: string; tick: React.ReactNode }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const stand = standAt(record, path);
  return (
    <li className={styles.heldRow}>
      {tick}
      <Link to={`/cases/${record.id}`}>
        <code>{record.id}</code>
      </Link>
      <span>{record.holder?.name ?? t('case.no-holder')}</span>
      {stand?.problem && <span>{say(stand.problem.title)}</span>}
      <span className={styles.faint}>
        <MomentOf at={stand?.since ?? record.openedAt} />
      </span>
    </li>
  );
}

/** The ways out that the node can be passed over by. */
function waysOf(content: VersionContent, path: string) {
  try {
    return waysPast(nodeByPath(content, path).node);
  } catch {
    // After a migration a case may be held at a node that this version does not have.
    return [];
  }
}

/** The buttons that order what is chosen. */
function Orders({ count, canSkip, order }: { count: number; canSkip: boolean; order: (order: BatchOrder) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.orders}>
      {batchOrders
        .filter((each) => each !== 'skip' || canSkip)
        .map((each) => (
          <Button
            key={each}
            type={each === 'retry' ? 'primary' : 'default'}
            danger={each === 'cancel'}
            disabled={count === 0}
            onClick={() => {
              order(each);
            }}
          >
            {t(`live.order.${each}`, { count })}
          </Button>
        ))}
    </div>
  );
}

/** The list with its ticks, and the orders. */
export function HeldCases({ id, version, incident, content, name, press }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const [chosen, setChosen] = useState<Chosen>(nobodyChosen);
  const filters = filtersOf(id, version, incident);
  const list = usePages<CaseRecord>('/api/cases', filters, { refetchMs: everyMs });
  if (list.isPending) return <RowsSkeleton />;
  if (list.isError) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap(({ items }) => items);
  const total = list.data.pages.at(-1)?.total ?? rows.length;
  const shown = rows.map((record) => record.id);
  const mayOrder = may('case.control');
  // What is no longer held needs no order, though it was ticked.
  const still: Chosen = { all: chosen.all, ids: new Set([...chosen.ids].filter((each) => shown.includes(each))) };
  const count = countOf(still, total);
  const ways = waysOf(content, incident.path);
  return (
    <div className={styles.held}>
      {mayOrder && (
        <Checkbox
          checked={chosen.all}
          indeterminate={!chosen.all && count > 0}
          onChange={({ target }) => {
            setChosen({ all: target.checked, ids: new Set() });
          }}
        >
          {total > mostCases ? t('live.all-capped', { total, most: mostCases }) : t('live.all', { count: total })}
        </Checkbox>
      )}
      <ul aria-label={t('live.held-at', { node: name })}>
        {rows.map((record) => (
          <HeldRow
            key={record.id}
            record={record}
            path={incident.path}
            tick={
              mayOrder && (
                <Checkbox
                  aria-label={t('live.choose', { id: record.id })}
                  checked={isChosen(still, record.id)}
                  onChange={() => {
                    setChosen(choose(still, record.id, shown));
                  }}
                />
              )
            }
          />
        ))}
      </ul>
      <MoreOf list={list} />
      {mayOrder && (
        <Orders
          count={count}
          canSkip={ways.length > 0}
          order={(order) => {
            press({ order, chosen: still, count, filters, path: incident.path, name, ways });
          }}
        />
      )}
    </div>
  );
}
