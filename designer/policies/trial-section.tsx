/** The versions of a policy on trial in some divisions: where, beside which other, what came of both, and how the trial ends. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../engine/core/api.ts';
import type { PolicyTrial, TrialEnd } from '../../engine/core/policies/policy-trial.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { Decisions } from './how-it-decides.tsx';
import styles from './policies.module.css';
import { trialActs } from './policy-standing.ts';
import { TrialDialogue } from './trial-dialogue.tsx';
import { usePolicyVersions } from './use-policies.ts';
import { useTrialOrder, type TrialAct } from './use-trials.ts';

/** That somebody asked for the end, and why. */
function Asked({ ending: { by, at, to, reason } }: { ending: NonNullable<PolicyTrial['ending']> }) {
  const { t } = useTranslation();
  return (
    <p>
      <strong>{t(`policies.trial.asked.${to}`)}</strong> <code>{by}</code> · <MomentOf at={at} />: {reason}
    </p>
  );
}

function OneTrial({ view, general }: { view: PolicyView & { trial: PolicyTrial }; general: PolicyView | undefined }) {
  const { t } = useTranslation();
  const may = useMay();
  const account = useSession().data?.actor.account ?? '';
  const { place } = useDivisionWords();
  const order = useTrialOrder(view.name);
  const [open, setOpen] = useState<{ act: TrialAct; to: TrialEnd } | null>(null);
  const { version, trial } = view;
  const regions = trial.regions.map(place).join(t('list.comma'));
  return (
    <section className={styles.section} aria-labelledby={`trial-${version}`}>
      <h2 id={`trial-${version}`}>{t('policies.trial.title', { version, regions })}</h2>
      <div className={styles.form}>
        {general && <p className={styles.note}>{t('policies.trial.elsewhere', { version: general.version })}</p>}
        {trial.ending && <Asked ending={trial.ending} />}
        {order.isSuccess && !open && <Alert type="success" showIcon role="status" title={t('policies.trial.told')} />}
        <div className={styles.row}>
          {trialActs(trial, { account, may }).map(({ act, to }) => (
            <Button
              key={act + to}
              onClick={() => {
                setOpen({ act, to });
              }}
            >
              {t(act === 'go-on' ? 'policies.trial.go-on' : `policies.trial.${act}.${to}`, { version })}
            </Button>
          ))}
          {trial.ending?.by === account && <p className={styles.note}>{t('policies.trial.another')}</p>}
        </div>
      </div>
      <h3>{t('policies.trial.outcomes')}</h3>
      <Decisions
        name={view.name}
        by="version"
        first={general ? { a: String(general.version), b: String(version) } : null}
      />
      {open && (
        <TrialDialogue
          {...{ ...open, version, order }}
          close={() => {
            setOpen(null);
            if (order.isError) order.reset();
          }}
        />
      )}
    </section>
  );
}

const isTried = (view: PolicyView): view is PolicyView & { trial: PolicyTrial } =>
  view.trial?.ended === null && (view.state === 'on-trial' || view.state === 'coming');

/** The trials; nothing where there is none. */
export function TrialSection({ name }: { name: string }) {
  const { data } = usePolicyVersions(name);
  const versions = data?.items ?? [];
  const general = versions.find(({ state }) => state === 'in-force');
  return versions.filter(isTried).map((view) => <OneTrial key={view.version} {...{ view, general }} />);
}
