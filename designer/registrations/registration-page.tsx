/** The page of an entry of a register: how it stands and who holds it back, its form, what was ordered, and whether anybody still gets in. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  flagSides,
  flagSideWords,
  registers,
  type FlagSide,
  type Registration,
} from '../../engine/core/registers/registration.ts';
import type { RegistrationDetail } from '../../engine/core/registers/registration-detail.ts';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { PlaceName } from '../institutions/place-name.tsx';
import { CertificateSection } from './certificate-section.tsx';
import { OrderList } from './order-list.tsx';
import styles from './registrations.module.css';
import { StandingDialogue } from './standing-dialogue.tsx';
import { StandingMark } from './standing-mark.tsx';
import { useRegistration, type StandingChoice } from './use-registrations.ts';
import { CaseHistory } from './case-history.tsx';
import { choicesFor } from './choices-for.ts';

function EntryFacts({ entry }: { entry: RegistrationDetail }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const facts: [string, React.ReactNode][] = [
    [t('registrations.register'), say(registers[entry.register])],
    [t('registrations.place'), <PlaceName region={entry.region} institution={entry.institution} />],
    [t('registrations.number'), entry.number === null ? t('registrations.no-number') : <code>{entry.number}</code>],
    [t('registrations.since'), <MomentOf at={entry.since} />],
    ...(entry.parent === null
      ? []
      : ([
          [
            t('registrations.parent'),
            <Link to={`/registrations/${encodeURIComponent(entry.parent)}`}>
              {entry.names[entry.parent] ?? entry.parent}
            </Link>,
          ],
        ] as [string, React.ReactNode][])),
    ...entry.fields.map(({ label, value }): [string, React.ReactNode] => [
      say(label),
      typeof value === 'string' ? value : say(value),
    ]),
  ];
  return <FactList className={cases.facts} facts={facts} />;
}

/** Who holds it back, why and since when. */
function Flags({ flags, names }: Pick<RegistrationDetail, 'flags' | 'names'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const held = flagSides.flatMap((side: FlagSide) => (flags[side] ? [{ side, ...flags[side] }] : []));
  if (held.length === 0) return null;
  return (
    <section aria-labelledby="registration-flags">
      <h2 id="registration-flags">{t('registrations.flags')}</h2>
      <ul className={styles.flags}>
        {held.map(({ side, by, at, reason, from }) => (
          <li key={side}>
            <strong>{say(flagSideWords[side])}</strong> · <code>{by}</code> · <MomentOf at={at} />
            <p>{reason}</p>
            {from === undefined ? (
              <p>{t('registrations.lifts', { by: say(flagSideWords[side]) })}</p>
            ) : (
              <p>
                {t('registrations.from')}{' '}
                <Link to={`/registrations/${encodeURIComponent(from)}`}>{names[from] ?? from}</Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A termination that waits for a second person. */
function Proposed({ termination }: Pick<Registration, 'termination'>) {
  const { t } = useTranslation();
  if (!termination) return null;
  return (
    <section aria-labelledby="registration-termination">
      <h2 id="registration-termination">{t('registrations.proposed')}</h2>
      <ul className={styles.flags}>
        <li>
          <code>{termination.by}</code> · <MomentOf at={termination.at} />
          <p>{termination.reason}</p>
        </li>
      </ul>
    </section>
  );
}

/** The page. */
export function RegistrationPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: session } = useSession();
  const { id = '' } = useParams();
  const { data: entry, isError, error, refetch } = useRegistration(id);
  const [choice, setChoice] = useState<StandingChoice | null>(null);
  useTitle(entry?.name ?? '');
  if (isError && !entry) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!entry) return <PageSkeleton />;
  const choices = session ? choicesFor(entry, session.actor, may) : [];
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/registrations">{t('nav.registrations')}</Link>
      </nav>
      <div className={cases.head}>
        <h1>{entry.name}</h1>
        <StandingMark entry={entry} />
        {choices.map((each) => (
          <Button
            key={each}
            onClick={() => {
              setChoice(each);
            }}
          >
            {t(`registrations.act.${each}`)}
          </Button>
        ))}
      </div>
      {entry.state === 'registered' && !entry.suspended && <p>{t('registrations.renew')}</p>}
      <Flags flags={entry.flags} names={entry.names} />
      <Proposed termination={entry.termination ?? null} />
      <EntryFacts entry={entry} />
      {may('certificate.read') && <CertificateSection id={entry.id} isIssued={entry.register === 'system'} />}
      <OrderList id={entry.id} />
      {may('procedure.read') && <CaseHistory id={entry.id} />}
      {choice && (
        <StandingDialogue
          entry={entry}
          choice={choice}
          close={() => {
            setChoice(null);
          }}
        />
      )}
    </div>
  );
}
