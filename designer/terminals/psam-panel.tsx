/** The PSAM of a terminal: requested by one person, issued by another, put in and taken out; what may be done now, and why not the rest. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { psamActs, psamRefusal, type Psam, type PsamAct, type PsamState } from '../../engine/core/terminals/psam.ts';
import type { Terminal } from '../../engine/core/terminals/terminal.ts';
import page from '../cases/case-page.module.css';
import { ChooseOne } from '../app/choose-one.tsx';
import { FactList } from '../app/fact-list.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { ActDialogue } from './act-dialogue.tsx';
import { PsamStateMark } from './terminal-state-mark.tsx';
import styles from './terminals.module.css';
import { useOrderPsam, usePsams } from './use-terminals.ts';

/** Acts that need no reason. */
const simple: readonly PsamAct[] = ['withdraw', 'issue', 'bind'];

/** The states in which a terminal has it, or will: it needs no other. */
const held: readonly PsamState[] = ['requested', 'issued', 'bound', 'blocked'];

/** One PSAM, and what may be done to it. */
function OnePsam({ psam }: { psam: Psam }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data: session } = useSession();
  const order = useOrderPsam();
  const [act, setAct] = useState<PsamAct | null>(null);
  if (!session) return null;
  const { actor } = session;
  const { serial, requestedBy, issuedBy, checkValue } = psam;
  const possible = (Object.keys(psamActs) as PsamAct[]).filter((each) => psamRefusal(psam, each, actor) === null);
  const mustBeAnother = psamRefusal(psam, 'issue', actor)?.slug === 'same-requester' && psam.state === 'requested';
  const start = (each: PsamAct) => {
    order.reset();
    if (simple.includes(each)) order.mutate({ act: each, serial });
    else setAct(each);
  };
  return (
    <>
      <FactList
        className={page.facts}
        facts={[
          [t('terminals.psam.serial'), <code>{serial}</code>],
          [t('terminals.state'), <PsamStateMark state={psam.state} />],
          [t('terminals.psam.requested-by'), requestedBy ? <code>{requestedBy}</code> : '—'],
          [t('terminals.psam.issued-by'), issuedBy ? <code>{issuedBy}</code> : '—'],
          [t('terminals.psam.check-value'), checkValue ? <code>{checkValue}</code> : '—'],
        ]}
      />
      {psam.state === 'blocked' && <p className={styles.hint}>{t('terminals.psam.blocked')}</p>}
      {mustBeAnother && <p className={styles.hint}>{t('terminals.psam.another')}</p>}
      <div className={styles.actions}>
        {possible.map((each) => (
          <Button
            key={each}
            type={each === 'issue' || each === 'bind' ? 'primary' : 'default'}
            danger={each === 'recall' || each === 'scrap'}
            loading={order.isPending && order.variables.act === each}
            onClick={() => {
              start(each);
            }}
          >
            {say(psamActs[each])}
          </Button>
        ))}
      </div>
      {order.isError && act === null && <ProblemAlert error={order.error} />}
      {act && (
        <ActDialogue
          title={t('terminals.psam.act-title', { act: say(psamActs[act]), serial })}
          means={t('terminals.psam.means')}
          button={say(psamActs[act])}
          isDanger
          isBusy={order.isPending}
          error={order.error}
          confirm={(reason) => {
            order.mutate(
              { act, serial, reason },
              {
                onSuccess: () => {
                  setAct(null);
                },
              },
            );
          }}
          close={() => {
            setAct(null);
          }}
        />
      )}
    </>
  );
}

/** Requests one of the stock for a terminal. */
function RequestPsam({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const stock = usePsams({ state: 'in-stock' }).data?.items ?? [];
  const order = useOrderPsam();
  const [chosen, choose] = useState('');
  const serial = chosen || stock[0]?.serial;
  if (serial === undefined) return <p className={styles.hint}>{t('terminals.psam.no-stock')}</p>;
  return (
    <>
      <p className={styles.hint}>{t('terminals.psam.lead')}</p>
      <div className={styles.actions}>
        <ChooseOne
          aria-label={t('terminals.psam.choose')}
          value={serial}
          options={stock.map((each) => ({ value: each.serial, label: each.serial }))}
          change={choose}
        />
        <Button
          type="primary"
          loading={order.isPending}
          onClick={() => {
            order.mutate({ act: 'request', serial, terminal: terminal.id });
          }}
        >
          {t('terminals.psam.request')}
        </Button>
      </div>
      {order.isError && <ProblemAlert error={order.error} />}
    </>
  );
}

/** The panel. */
export function PsamPanel({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const found = usePsams({ terminal: terminal.id }).data?.items;
  const current = found?.filter(({ state }) => held.includes(state)) ?? [];
  const former = found?.filter((psam) => !current.includes(psam)) ?? [];
  const mayAct = session?.actor.rights.includes('terminal.act') ?? false;
  const isInUse = ['registered', 'active', 'suspended'].includes(terminal.state);
  return (
    <section className={styles.section} aria-labelledby="psam-title">
      <h2 id="psam-title">PSAM</h2>
      {[...current, ...former].map((psam) => (
        <OnePsam key={psam.serial} psam={psam} />
      ))}
      {found && current.length === 0 && mayAct && isInUse && <RequestPsam terminal={terminal} />}
      {found?.length === 0 && !mayAct && <p className={styles.hint}>{t('terminals.psam.none')}</p>}
    </section>
  );
}
