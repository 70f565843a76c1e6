/** The page of a policy: the version in force with its rules as sentences, where it is used, and its versions. */
import { EditOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { PolicyView } from '../../engine/core/api.ts';
import { FactList } from '../app/fact-list.tsx';
import page from '../app/page.module.css';
import { MomentOf } from '../app/moment-of.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert, ProblemNotice } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { HowItDecides } from './how-it-decides.tsx';
import { PlaceName } from '../institutions/place-name.tsx';
import { keptPolicy } from './kept-policy.ts';
import styles from './policies.module.css';
import { LayersPanel } from './layers-panel.tsx';
import { PolicyStateMark } from './policy-state-mark.tsx';
import { PolicyVersions } from './policy-versions.tsx';
import { RuleSentences } from './rule-sentences.tsx';
import { besideTable } from '../tables/table-sheets.ts';
import { TableEditor } from '../tables/table-editor.tsx';
import { TrialSection } from './trial-section.tsx';
import { WaitingVersion } from './policy-waiting.tsx';
import { usePolicy, usePolicyImpact, usePolicyVersions } from './use-policies.ts';

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The scenarios that decide by it, or that there are none. */
function Uses({ name }: { name: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data, isError, error } = usePolicyImpact(name);
  if (isError) return <ProblemAlert error={error} />;
  if (!data) return <p>{t('state.loading')}</p>;
  if (data.scenarios.length === 0) return <p>{t('policies.used-nowhere')}</p>;
  return (
    <>
      <ul className={styles.uses}>
        {data.scenarios.map((scenario) => (
          <li key={scenario.id}>
            <Link to={`/scenarios/${scenario.id}`}>{say(scenario.name)}</Link>
          </li>
        ))}
      </ul>
      <p className={styles.note}>{t('policies.pinned')}</p>
    </>
  );
}

function Versions({ name }: { name: string }) {
  const { data, isError, error, refetch } = usePolicyVersions(name);
  if (isError) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return data ? <PolicyVersions versions={data.items} total={data.total} /> : <PageSkeleton />;
}

/** Says that a draft is kept on this device, with the way back to it. */
function KeptNotice({ name }: { name: string }) {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const [gone, setGone] = useState(false);
  const place = keptPolicy(localStorage, { account: session?.actor.account ?? '', name });
  const kept = place.read();
  if (gone || !kept?.draft) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className={styles.notice ?? ''}
      title={
        <>
          {t('policies.kept')} <MomentOf at={kept.draft.at} />
        </>
      }
      action={
        <span className={styles.row}>
          <Link to={`/policies/${name}/edit`}>{t('policies.go-on')}</Link>
          <Button
            size="small"
            danger
            onClick={() => {
              place.keep({ ...kept, draft: null });
              setGone(true);
            }}
          >
            {t('policies.drop')}
          </Button>
        </span>
      }
    />
  );
}

/** The policy that a layer refines. */
function RefinedLink({ name }: { name: string }) {
  const { say } = useLanguage();
  const { data } = usePolicy(name);
  return <Link to={`/policies/${name}`}>{data ? say(data.title) : name}</Link>;
}

function Head(view: PolicyView) {
  const { name, title, level, kind, version, digest, updatedAt, updatedBy, policy, suite, ...rest } = view;
  const { state, from, until, refines } = rest;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const facts: [string, ReactNode][] = [
    [t('policies.code'), <code key="code">{name}</code>],
    [t('policies.level'), t(`level.${level}`)],
    [t('policies.decides-by'), t(`policies.kind.${kind}`)],
    [t('policies.outcomes'), policy.outcomes.join(' · ')],
    [
      t('policies.state.title'),
      <span key="state" className={styles.row}>
        {t('scenario.version', { version })} · {updatedBy} <PolicyStateMark {...{ state, from, until }} />
      </span>,
    ],
    ...(refines === null
      ? []
      : ([
          [t('policies.layers.refines'), <RefinedLink key="refines" name={refines} />],
          ...(policy.at ? [[t('policies.layers.at'), <PlaceName key="at" {...policy.at} />]] : []),
        ] as [string, ReactNode][])),
    ...(policy.strictness
      ? ([[t('policies.layers.strictness'), policy.strictness.join(' → ')]] as [string, ReactNode][])
      : []),
    [t('policies.tested'), suite ? t('policies.tested-by', { count: suite.rows }) : t('policies.untested')],
    [t('scenario.updated'), <MomentOf key="updated" at={updatedAt} />],
    [
      t('versions.digest'),
      <code key="digest" title={digest}>
        {digest.slice(0, 16)}…
      </code>,
    ],
  ];
  return (
    <>
      <div className={page.head}>
        <h1>{say(title)}</h1>
        {may('policy.edit') && (
          <Button
            type="primary"
            icon={<EditOutlined aria-hidden />}
            onClick={() => {
              void navigate(`/policies/${name}/edit`);
            }}
          >
            {t('editor.open')}
          </Button>
        )}
      </div>
      <FactList className={cases.facts} facts={facts} />
    </>
  );
}

/** The page. */
export function PolicyPage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const { name = '' } = useParams();
  const { data: view, isError, error, refetch } = usePolicy(name);
  useTitle(view ? say(view.title) : '');
  if (isError) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!view) return <PageSkeleton />;
  const { policy } = view;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/policies">{t('nav.policies')}</Link>
      </nav>
      <Head {...view} />
      <WaitingVersion name={name} />
      <TrialSection name={name} />
      {may('policy.edit') && <KeptNotice name={name} />}
      <Section id="rules" title={t(`policies.kind.${view.kind}`)}>
        {policy.table ? (
          <TableEditor
            label={say(view.title)}
            table={policy.table}
            outcomes={policy.outcomes}
            otherwise={policy.otherwise.then}
            beside={besideTable(policy)}
            onChange={() => undefined}
            readOnly
          />
        ) : (
          <>
            <p className={styles.note}>{t('policies.order-counts')}</p>
            <RuleSentences policy={policy} />
          </>
        )}
      </Section>
      <Section id="decides" title={t('policies.drift.title')}>
        <HowItDecides name={name} />
      </Section>
      {view.refines === null && (
        <Section id="layers" title={t('policies.layers.title')}>
          <LayersPanel view={view} />
        </Section>
      )}
      <Section id="uses" title={t('policies.used-by')}>
        <Uses name={name} />
      </Section>
      <Section id="versions" title={t('versions.link')}>
        <Versions name={name} />
      </Section>
    </div>
  );
}
