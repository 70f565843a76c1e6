/** The register of terminals: found by state, model, institution and what alarms; lists of devices are imported here. */
import { ImportOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { terminalStates, type Terminal, type TerminalState } from '../../engine/core/terminals/terminal.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import type { Column } from '../app/data-table.tsx';
import { EmptyList, ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { useSearch } from '../app/search-field.tsx';
import { useMay } from '../app/session.ts';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { InstitutionName } from '../institutions/institution-name.tsx';
import { useInstitutions } from '../institutions/use-institutions.ts';
import { ImportDialogue } from './import-dialogue.tsx';
import { TerminalStateMark } from './terminal-state-mark.tsx';
import styles from './terminals.module.css';
import { terminalsPath, useTerminalModels } from './use-terminals.ts';

const filterNames = ['state', 'model', 'institution', 'flagged'] as const;
type FilterName = (typeof filterNames)[number];

function useColumns(): Column<Terminal>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const models = useTerminalModels();
  const nameOf = (id: string) => models.find(({ model }) => model.id === id)?.model.name;
  return [
    { key: 'id', title: t('terminals.serial'), main: true, cell: ({ id }) => <code>{id}</code> },
    {
      key: 'state',
      title: t('terminals.state'),
      cell: ({ state, flags }) => <TerminalStateMark state={state} flags={flags} />,
    },
    {
      key: 'model',
      title: t('terminals.model'),
      cell: ({ model }) => {
        const name = nameOf(model);
        return name ? say(name) : model;
      },
    },
    {
      key: 'institution',
      title: t('terminals.institution'),
      cell: ({ institution }) => institution && <InstitutionName id={institution} />,
    },
    { key: 'site', title: t('terminals.site'), cell: ({ site }) => site },
    {
      key: 'heartbeat',
      title: t('terminals.heard'),
      cell: ({ heartbeat }) => (heartbeat ? <MomentOf at={heartbeat.at} /> : t('terminals.never')),
    },
  ];
}

/** The filters, kept in the address. */
function Filters({
  of,
  change,
}: {
  of: Record<FilterName, string>;
  change: (name: FilterName, value: string) => void;
}) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const models = useTerminalModels();
  const institutions = useInstitutions();
  const choose = (name: Exclude<FilterName, 'flagged'>, options: { value: string; label: string }[]) => (
    <ChooseOne
      aria-label={t(`terminals.filter.${name}`)}
      none={t(`terminals.any.${name}`)}
      value={of[name]}
      options={options}
      change={(value) => {
        change(name, value);
      }}
    />
  );
  const states = Object.keys(terminalStates) as TerminalState[];
  return (
    <div className={page.chips}>
      {choose(
        'state',
        states.map((value) => ({ value, label: say(terminalStates[value]) })),
      )}
      {choose(
        'model',
        models.map(({ model }) => ({ value: model.id, label: say(model.name) })),
      )}
      {choose(
        'institution',
        institutions.map(({ id, name }) => ({ value: id, label: say(name) })),
      )}
      <Checkbox
        className={styles.flagged ?? ''}
        checked={of.flagged === 'true'}
        onChange={({ target }) => {
          change('flagged', target.checked ? 'true' : '');
        }}
      >
        {t('terminals.filter.flagged')}
      </Checkbox>
    </div>
  );
}

function useFilters() {
  const [params] = useSearchParams();
  const change = useSetInAddress();
  const of = Object.fromEntries(filterNames.map((name) => [name, params.get(name) ?? ''])) as Record<
    FilterName,
    string
  >;
  const state = of.state in terminalStates ? of.state : '';
  return { of: { ...of, state }, change };
}

/** The page. */
export function TerminalListPage() {
  const { t } = useTranslation();
  const may = useMay();
  const search = useSearch();
  const { of, change } = useFilters();
  const [isImporting, setImporting] = useState(false);
  const columns = useColumns();
  const list = usePages<Terminal>(terminalsPath, { ...of, q: search });
  const isNarrowed = Object.values(of).some(Boolean);
  return (
    <ListPage
      title={t('nav.terminals')}
      lead={t('terminals.lead')}
      search={t('terminals.search')}
      actions={
        <>
          {may('terminal.edit') && (
            <Button
              type="primary"
              icon={<ImportOutlined aria-hidden />}
              onClick={() => {
                setImporting(true);
              }}
            >
              {t('terminals.import.button')}
            </Button>
          )}
        </>
      }
    >
      <Filters of={of} change={change} />
      <PagedTable
        list={list}
        caption={t('nav.terminals')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ id }) => `/terminals/${id}`}
        search={search}
        empty={<EmptyList of="terminals" isFiltered={isNarrowed} />}
      />
      {isImporting && (
        <ImportDialogue
          close={() => {
            setImporting(false);
          }}
        />
      )}
    </ListPage>
  );
}
