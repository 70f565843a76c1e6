/** The cases that stand at a node now, masked as in every list. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { ScenarioNode } from '../../engine/core/scenario.ts';
import { drawnOf } from '../../engine/core/stays.ts';
import type { Column } from '../app/data-table.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { PagedTable } from '../app/paged-table.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { nodeName } from '../canvas/node-words.ts';
import { CaseStatusMark } from '../cases/case-status-mark.tsx';
import styles from './live.module.css';
import { everyMs } from './use-live.ts';

interface Props {
  id: string;
  version: number;
  node: ScenarioNode;
  close: () => void;
}

/** Where a case has been standing at the node since when; of several tokens the first. */
const sinceAt = ({ standing, openedAt }: CaseRecord, node: string): string =>
  standing
    .filter(({ path }) => drawnOf(path) === node)
    .map(({ since }) => since)
    .sort()[0] ?? openedAt;

function useColumns(node: string): Column<CaseRecord>[] {
  const { t } = useTranslation();
  return [
    { key: 'case', title: t('live.case'), main: true, cell: ({ id }) => <code>{id}</code> },
    { key: 'status', title: t('cases.status'), cell: (record) => <CaseStatusMark record={record} /> },
    { key: 'holder', title: t('case.holder'), cell: ({ holder }) => holder?.name ?? t('case.no-holder') },
    { key: 'since', title: t('live.since'), cell: (record) => <MomentOf at={sinceAt(record, node)} /> },
  ];
}

/** The list; the focus goes to its heading, for it was asked for. */
export function NodeCases({ id, version, node, close }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const columns = useColumns(node.id);
  const filters = { scenario: id, version: String(version), node: node.id };
  const list = usePages<CaseRecord>('/api/cases', filters, { refetchMs: everyMs });
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const name = nodeName(node, language);
  return (
    <section className={styles.panel} aria-labelledby="live-node-cases">
      <div className={styles.sectionHead}>
        <h2 id="live-node-cases" ref={heading} tabIndex={-1}>
          {t('live.at-node', { node: name })}
        </h2>
        <Button type="text" icon={<CloseOutlined aria-hidden />} aria-label={t('action.close')} onClick={close} />
      </div>
      <PagedTable
        list={list}
        caption={t('live.at-node', { node: name })}
        columns={columns}
        keyOf={(record) => record.id}
        linkOf={(record) => `/cases/${record.id}`}
        search=""
        empty={<p className={styles.covers}>{t('live.nobody-here')}</p>}
      />
    </section>
  );
}
