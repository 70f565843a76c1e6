/** What can be applied for: a card a procedure, and a button an act; what is in the register already is changed, renewed or given up. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Page } from '../../engine/core/api.ts';
import type { ProcedureAct } from '../../engine/core/procedures/procedure.ts';
import type { Registration } from '../../engine/core/registers/registration.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './list.module.css';
import { casePath, useOpenCase, useProcedures, type ProcedureOffer } from './use-procedures.ts';

/** What one's own institution has in a register. */
const useOwnEntries = (register: ProcedureOffer['register']) =>
  useQuery({
    queryKey: ['registrations', register],
    enabled: register !== null,
    queryFn: async ({ signal }) =>
      (await request<Page<Registration>>('GET', `/api/registrations?register=${register ?? ''}&limit=50`, { signal }))
        .items,
  }).data ?? [];

interface EntryProps {
  entry: Registration;
  acts: ProcedureOffer['acts'];
  open: (act: ProcedureAct, registration: string) => void;
}

function Entry({ entry, acts, open }: EntryProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <li>
      <span>{entry.name}</span>
      <span className={styles.acts}>
        {acts.map(({ act, name }) => (
          <Button
            key={act}
            size="small"
            aria-label={t('procedures.act-on', { act: say(name), name: entry.name })}
            onClick={() => {
              open(act, entry.id);
            }}
          >
            {say(name)}
          </Button>
        ))}
      </span>
    </li>
  );
}

function Card({ offer }: { offer: ProcedureOffer }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const navigate = useNavigate();
  const opening = useOpenCase();
  const entries = useOwnEntries(offer.register);
  const open = (act: ProcedureAct, registration?: string) => {
    opening.mutate(
      { kind: offer.kind, act, ...(registration !== undefined && { registration }) },
      { onSuccess: ({ id }) => void navigate(casePath(id)) },
    );
  };
  const others = offer.acts.filter(({ act }) => act !== 'access');
  const canBegin = offer.acts.some(({ act }) => act === 'access');
  return (
    <article className={styles.card} aria-labelledby={`offer-${offer.kind}`}>
      <h3 id={`offer-${offer.kind}`}>{say(offer.name)}</h3>
      <p>{say(offer.summary)}</p>
      {opening.isError && <ProblemAlert error={opening.error} />}
      {entries.length > 0 && (
        <ul className={styles.entries}>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} acts={others} open={open} />
          ))}
        </ul>
      )}
      {canBegin && (offer.register !== 'institution' || entries.length === 0) && (
        <div>
          <Button
            type="primary"
            loading={opening.isPending}
            aria-label={t('procedures.apply-for', { name: say(offer.name) })}
            onClick={() => {
              open('access');
            }}
          >
            {t('procedures.apply')}
          </Button>
        </div>
      )}
    </article>
  );
}

/** The cards. */
export function ProcedureCards() {
  const { t } = useTranslation();
  const offers = useProcedures();
  return (
    <section aria-labelledby="offers">
      <h2 id="offers">{t('procedures.offers')}</h2>
      {offers.isPending && <RowsSkeleton />}
      {offers.isError && <ProblemAlert error={offers.error} retry={() => void offers.refetch()} />}
      <div className={styles.cards}>
        {(offers.data ?? []).map((offer) => (
          <Card key={offer.kind} offer={offer} />
        ))}
      </div>
    </section>
  );
}
