/** The page of a scenario: what it is, drawn; its nodes, its checks, and the card used on it. */
import { CloseOutlined, CreditCardOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useMedia } from '../app/appearance.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert, ProblemNotice } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { Outline } from '../canvas/outline.tsx';
import { runViewOf } from '../canvas/run-view.ts';
import { fields } from '../../engine/core/scenario.ts';
import { CameBack } from '../versions/came-back.tsx';
import { VersionLinks } from '../versions/version-links.tsx';
import { UseCardPanel } from '../use-card/use-card-panel.tsx';
import { useCardRun } from '../use-card/use-card-run.ts';
import { CheckPanel } from './check-panel.tsx';
import { ExportButton } from './export-button.tsx';
import { NodePanel } from './node-panel.tsx';
import { PublishedMark } from './published-mark.tsx';
import styles from './scenario-page.module.css';
import { useChecks, useDraft, usePublishedNumber, useVersion } from './use-scenario.ts';

const ScenarioCanvas = lazy(() =>
  import('../canvas/scenario-canvas.tsx').then((canvas) => ({ default: canvas.ScenarioCanvas })),
);

type Side = 'node' | 'checks' | 'use-card' | null;

/** What is read for the page: the draft, and the version in use where there is one. */
function useDocuments(id: string) {
  const draft = useDraft(id);
  const number = usePublishedNumber(id);
  const version = useVersion(id, number.data);
  const failed = [draft, number, version].find(({ isError }) => isError);
  const pending = draft.isPending || number.isPending || (number.data !== null && version.isPending);
  return { draft: draft.data, version: version.data ?? null, failed, pending };
}

/** The page; a new address is a new page. */
export function ScenarioPage() {
  const { id = '' } = useParams();
  return <OneScenario key={id} id={id} />;
}

function OneScenario({ id }: { id: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const narrow = useMedia('(max-width: 760px)');
  const [params, setParams] = useSearchParams();
  const { draft, version, failed, pending } = useDocuments(id);
  const checks = useChecks(id);
  const run = useCardRun(id);
  const [view, setView] = useState<'canvas' | 'outline' | null>(null);
  const [side, setSide] = useState<Side>(null);
  const [selected, setSelected] = useState<string | null>(null);
  useTitle(draft ? say(draft.scenario.name) : '');
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (pending || !draft) return <PageSkeleton />;

  const document = params.get('document') === 'draft' || !version ? 'draft' : 'published';
  const scenario = document === 'draft' ? draft.scenario : (version?.content.scenario ?? draft.scenario);
  const shows = view ?? (narrow ? 'outline' : 'canvas');
  const node = scenario.nodes.find((each) => each.id === selected);
  const findings = document === 'draft' ? (checks.data?.findings ?? []) : [];
  const runView = run.record && document === 'published' ? runViewOf(scenario, run.record, run.shown) : null;
  const showDocument = (next: 'draft' | 'published') => {
    setParams(next === 'draft' ? { document: 'draft' } : {}, { replace: true });
  };
  const select = (next: string | null) => {
    setSelected(next);
    if (next !== null && side !== 'use-card') setSide('node');
    else if (next === null && side === 'node') setSide(null);
  };
  const close = () => {
    setSide(null);
    setSelected(null);
    run.clear();
  };
  const useCard = () => {
    showDocument('published');
    setSelected(null);
    setSide('use-card');
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.name}>
          <Link to="/scenarios">{t('nav.scenarios')}</Link>
          <h1>{say(scenario.name)}</h1>
          <PublishedMark version={version?.version ?? null} />
          <span className={styles.facts}>
            {say(fields[scenario.field])} · {t(`service.${scenario.service}`)}
            {document === 'draft' && ` · ${t('scenario.revision', { revision: draft.revision })}`}
          </span>
        </div>
        <p className={styles.summary}>{say(scenario.summary)}</p>
        <VersionLinks id={id} />
        <CameBack id={id} />
        <div className={styles.tools}>
          {version && (
            <Segmented
              aria-label={t('scenario.document')}
              value={document}
              onChange={showDocument}
              options={[
                { value: 'published', label: t('scenario.published') },
                { value: 'draft', label: t('scenario.draft') },
              ]}
            />
          )}
          <Segmented
            aria-label={t('scenario.view')}
            value={shows}
            onChange={setView}
            options={[
              { value: 'canvas', label: t('canvas.label') },
              { value: 'outline', label: t('outline.label') },
            ]}
          />
          <span className={styles.gap} />
          {document === 'draft' && <ExportButton scenario={scenario} />}
          {may('scenario.read') && (
            <Button
              loading={checks.isPending}
              onClick={() => {
                showDocument('draft');
                setSide('checks');
                checks.mutate();
              }}
            >
              {t('checks.run')}
            </Button>
          )}
          {may('scenario.edit') && (
            <Button
              icon={<EditOutlined aria-hidden />}
              onClick={() => void navigate(`/scenarios/${encodeURIComponent(id)}/edit`)}
            >
              {t('editor.open')}
            </Button>
          )}
          {may('case.open') && (
            <Button type="primary" icon={<CreditCardOutlined aria-hidden />} disabled={!version} onClick={useCard}>
              {t('use-card.open')}
            </Button>
          )}
        </div>
        {!version && <p className={styles.note}>{t('scenario.not-published-note')}</p>}
      </header>
      <div className={styles.body} data-side={side !== null}>
        <div className={styles.drawing} data-view={shows}>
          {shows === 'canvas' ? (
            <Suspense fallback={<PageSkeleton />}>
              <ScenarioCanvas
                key={`${document} ${document === 'draft' ? draft.revision : (version?.digest ?? '')}`}
                scenario={scenario}
                run={runView}
                findings={findings}
                selected={selected}
                select={select}
              />
            </Suspense>
          ) : (
            <Outline scenario={scenario} run={runView} findings={findings} selected={selected} select={select} />
          )}
        </div>
        {side !== null && (
          <aside className={styles.side} aria-label={t(`side.${side}`)}>
            <Button
              className={styles.close ?? ''}
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t('action.close')}
              onClick={close}
            />
            {side === 'checks' && checks.isError && (
              <ProblemAlert
                error={checks.error}
                retry={() => {
                  checks.mutate();
                }}
              />
            )}
            {side === 'checks' && checks.data && (
              <CheckPanel checks={checks.data} scenario={draft.scenario} select={setSelected} />
            )}
            {side === 'node' && node && (
              <NodePanel
                scenario={scenario}
                node={node}
                prompts={{ ...version?.content.prompts, ...scenario.prompts }}
                policies={version?.content.policies ?? {}}
                findings={findings.filter((finding) => finding.node === node.id)}
                select={setSelected}
              />
            )}
            {side === 'use-card' && version && <UseCardPanel scenario={version.content.scenario} run={run} />}
          </aside>
        )}
      </div>
    </div>
  );
}
