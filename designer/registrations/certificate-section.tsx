/** The certificates that were issued to an entry: until when each holds, and revoking one for whoever may. */
import { CheckCircleFilled, ClockCircleOutlined, StopFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../../engine/core/api.ts';
import { revocationReasons, type CertificateStanding, type IssuedCertificate } from '../../engine/core/certificate.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './registrations.module.css';
import { RevokeDialogue } from './revoke-dialogue.tsx';

type ToldCertificate = IssuedCertificate & { standing: CertificateStanding };

const looks: Readonly<Record<CertificateStanding, [Tone, React.ReactNode]>> = {
  valid: ['done', <CheckCircleFilled key="i" aria-hidden />],
  'not-yet-valid': ['attention', <ClockCircleOutlined key="i" aria-hidden />],
  expired: ['quiet', <ClockCircleOutlined key="i" aria-hidden />],
  revoked: ['refused', <StopFilled key="i" aria-hidden />],
};

function Certificate({ it, revoke }: { it: ToldCertificate; revoke?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [tone, icon] = looks[it.standing];
  return (
    <li>
      <div className={styles.certificate}>
        <strong>{it.subject.commonName}</strong>
        <Mark tone={tone} icon={icon} word={t(`registrations.certificate.${it.standing}`)} />
        {revoke && (
          <Button size="small" danger onClick={revoke}>
            {t('registrations.certificate.revoke')}
          </Button>
        )}
      </div>
      <p>
        {t('registrations.certificate.serial')} <code>{it.serial}</code>
      </p>
      <p>
        {t('registrations.certificate.until')} <MomentOf at={it.notAfter} />
        {' · '}
        {t('registrations.certificate.issued')} <MomentOf at={it.issuedAt} />
      </p>
      {it.revoked && (
        <p>
          {t('registrations.certificate.revoked-for', { reason: say(revocationReasons[it.revoked.reason]) })}{' '}
          <MomentOf at={it.revoked.at} />
        </p>
      )}
    </li>
  );
}

/** The section; what is no longer issued to anybody is not mentioned. */
export function CertificateSection({ id, isIssued }: { id: string; isIssued: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const [chosen, setChosen] = useState<ToldCertificate | null>(null);
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['registration', id, 'certificates'],
    queryFn: ({ signal }) =>
      request<Page<ToldCertificate>>('GET', `/api/certificates?limit=100&holder=${encodeURIComponent(id)}`, { signal }),
    refetchInterval: 10_000,
  });
  if (!isIssued && data?.items.length === 0) return null;
  return (
    <section aria-labelledby="registration-certificates">
      <h2 id="registration-certificates">{t('registrations.certificate.title')}</h2>
      {isError && !data && <ProblemNotice error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && <p>{t('registrations.certificate.none')}</p>}
      <ul className={styles.flags}>
        {data?.items.map((it) => (
          <Certificate
            key={it.serial}
            it={it}
            revoke={
              it.standing === 'revoked' || !may('certificate.revoke')
                ? undefined
                : () => {
                    setChosen(it);
                  }
            }
          />
        ))}
      </ul>
      {chosen && (
        <RevokeDialogue
          entry={id}
          certificate={chosen}
          close={() => {
            setChosen(null);
          }}
        />
      )}
    </section>
  );
}
