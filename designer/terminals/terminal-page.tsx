/** The page of a terminal: how it stands and why, its PSAM, what may be done, and what was. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import {
  lackingFor,
  suspensionSides,
  terminalActs,
  type SuspensionSide,
  type Terminal,
  type TerminalAct,
  type TerminalStep,
} from '../../engine/core/terminals/terminal.ts';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import facts from '../cases/case-page.module.css';
import { PlaceName } from '../institutions/place-name.tsx';
import { BindingDialogue } from './binding-dialogue.tsx';
import { PsamPanel } from './psam-panel.tsx';
import { TerminalActs } from './terminal-acts.tsx';
import { TerminalStateMark } from './terminal-state-mark.tsx';
import styles from './terminals.module.css';
import { useScenarioWords } from './use-scenario-words.ts';
import { useTerminal, useTerminalModels } from './use-terminals.ts';

/** Why it cannot be used: what it lacks, or who suspends it and why. */
function Hindrance({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const sides = Object.keys(terminal.suspensions) as SuspensionSide[];
  if (terminal.state === 'suspended')
    return sides.map((side) => (
      <Alert
        key={side}
        className={page.notice ?? ''}
        type="warning"
        showIcon
        title={t('terminals.suspended-by', { side: say(suspensionSides[side]) })}
        description={terminal.suspensions[side]?.reason}
      />
    ));
  if (terminal.state !== 'registered') return null;
  const lacking = lackingFor(terminal).map(say).join(t('list.comma'));
  const title = lacking ? t('terminals.lacks', { lacking }) : t('terminals.may-activate');
  return <Alert className={page.notice ?? ''} type="info" showIcon title={title} />;
}

function TerminalFacts({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const model = useTerminalModels().find(({ model: each }) => each.id === terminal.model)?.model;
  const scenarioName = useScenarioWords();
  const { heartbeat, successor } = terminal;
  const build = model?.firmware.find(({ sm3 }) => sm3 === heartbeat?.firmware);
  const known: [string, React.ReactNode][] = [
    [t('terminals.model'), model ? say(model.name) : terminal.model],
    [t('terminals.institution'), <PlaceName region={terminal.region} institution={terminal.institution} />],
    [t('terminals.site'), terminal.site ?? '—'],
    [t('terminals.scenarios'), terminal.scenarios.map(scenarioName).join(t('list.comma')) || '—'],
    [t('terminals.activated'), terminal.activatedAt ? <MomentOf at={terminal.activatedAt} /> : '—'],
    [t('terminals.heard'), heartbeat ? <MomentOf at={heartbeat.at} /> : t('terminals.never')],
    ...(heartbeat
      ? ([
          [t('terminals.firmware'), build?.version ?? <code>{heartbeat.firmware.slice(0, 16)}…</code>],
          [t('terminals.clock'), t('terminals.seconds', { count: heartbeat.clockAheadS })],
          [t('terminals.last-used'), heartbeat.lastUsedAt ? <MomentOf at={heartbeat.lastUsedAt} /> : '—'],
        ] satisfies [string, React.ReactNode][])
      : []),
    ...(successor
      ? ([[t('terminals.successor'), <Link to={`/terminals/${successor}`}>{successor}</Link>]] satisfies [
          string,
          React.ReactNode,
        ][])
      : []),
  ];
  return <FactList className={facts.facts} facts={known} />;
}

const isAct = (act: TerminalStep['act']): act is TerminalAct => act in terminalActs;

function History({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <section className={styles.section} aria-labelledby="history-title">
      <h2 id="history-title">{t('terminals.history')}</h2>
      <ol className={styles.history}>
        {terminal.history.toReversed().map(({ act, by, at, reason }, index) => (
          <li key={index}>
            <strong>{isAct(act) ? say(terminalActs[act]) : t(`terminals.acts.${act}`)}</strong>
            <span>{by === 'device' ? t('terminals.itself') : <code>{by}</code>}</span>
            <MomentOf at={at} />
            {reason && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The page. */
export function TerminalPage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const { id = '' } = useParams();
  const { data: terminal, isError, error, refetch } = useTerminal(id);
  const [isBinding, setBinding] = useState(false);
  useTitle(terminal ? t('terminals.title', { serial: terminal.id }) : '');
  if (isError && !terminal) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!terminal) return <PageSkeleton />;
  const isInUse = ['registered', 'active', 'suspended'].includes(terminal.state);
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={facts.trail}>
        <Link to="/terminals">{t('nav.terminals')}</Link> ▸ <code>{terminal.id}</code>
      </nav>
      <div className={facts.head}>
        <h1>{t('terminals.title', { serial: terminal.id })}</h1>
        <TerminalStateMark state={terminal.state} flags={terminal.flags} />
      </div>
      {terminal.held && <Alert className={page.notice ?? ''} type="warning" showIcon title={say(terminal.held)} />}
      <Hindrance terminal={terminal} />
      <TerminalFacts terminal={terminal} />
      <div className={styles.actions}>
        {may('terminal.edit') && isInUse && (
          <Button
            onClick={() => {
              setBinding(true);
            }}
          >
            {t('terminals.binding.button')}
          </Button>
        )}
        <TerminalActs terminal={terminal} />
      </div>
      <PsamPanel terminal={terminal} />
      <History terminal={terminal} />
      {isBinding && (
        <BindingDialogue
          terminal={terminal}
          close={() => {
            setBinding(false);
          }}
        />
      )}
    </div>
  );
}
