/** The registers: what was taken on, by name, with how it stands; and what the national platform sees otherwise. */
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import {
  registers,
  registrationStates,
  type RegisterName,
  type Registration,
  type RegistrationState,
} from '../../engine/core/registers/registration.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import type { Column } from '../app/data-table.tsx';
import { EmptyList, ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { useSearch } from '../app/search-field.tsx';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { PlaceName } from '../institutions/place-name.tsx';
import { DivergenceSection } from './divergence-section.tsx';
import { StandingMark } from './standing-mark.tsx';
import { WebhookSection } from './webhook-section.tsx';

const registerNames = Object.keys(registers) as RegisterName[];
const states = Object.keys(registrationStates) as RegistrationState[];

function useColumns(): Column<Registration>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    { key: 'name', title: t('registrations.name'), main: true, cell: ({ name }) => name },
    { key: 'standing', title: t('registrations.standing'), cell: (entry) => <StandingMark entry={entry} /> },
    { key: 'register', title: t('registrations.register'), cell: ({ register }) => say(registers[register]) },
    {
      key: 'place',
      title: t('registrations.place'),
      cell: ({ region, institution }) => (
        <span>
          <PlaceName region={region} institution={institution} />
        </span>
      ),
    },
    { key: 'since', title: t('registrations.since'), cell: ({ since }) => <MomentOf at={since} /> },
  ];
}

/** The choice of a register and of a state, kept in the address. */
function Filters({ register, state }: { register: string; state: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const set = useSetInAddress();
  const change = (name: string) => (value: string) => {
    set(name, value);
  };
  return (
    <div className={page.chips}>
      <ChooseOne
        aria-label={t('registrations.register')}
        none={t('registrations.all-registers')}
        value={register}
        options={registerNames.map((each) => ({ value: each, label: say(registers[each]) }))}
        change={change('register')}
      />
      <ChooseOne
        aria-label={t('registrations.standing')}
        none={t('registrations.all-states')}
        value={state}
        options={states.map((each) => ({ value: each, label: say(registrationStates[each]) }))}
        change={change('state')}
      />
    </div>
  );
}

/** The page. */
export function RegistrationListPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const register = registerNames.find((each) => each === params.get('register')) ?? '';
  const state = states.find((each) => each === params.get('state')) ?? '';
  const search = useSearch();
  const columns = useColumns();
  const list = usePages<Registration>('/api/registrations', { register, state, q: search });
  return (
    <ListPage title={t('nav.registrations')} lead={t('registrations.lead')} search={t('registrations.search')}>
      <Filters register={register} state={state} />
      <PagedTable
        list={list}
        caption={t('nav.registrations')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ id }) => `/registrations/${encodeURIComponent(id)}`}
        search={search}
        empty={<EmptyList of="registrations" isFiltered={register !== '' || state !== ''} />}
      />
      <WebhookSection />
      <DivergenceSection />
    </ListPage>
  );
}
