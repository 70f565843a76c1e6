/** What the person who looks may do to a terminal now: a button each, and the dialogue that asks why. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  terminalActs,
  terminalRefusal,
  terminalRules,
  type PersonAct,
  type Terminal,
} from '../../engine/core/terminals/terminal.ts';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { ActDialogue } from './act-dialogue.tsx';
import { useOrderTerminal } from './use-terminals.ts';

/** The buttons. */
export function TerminalActs({ terminal }: { terminal: Terminal }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data: session } = useSession();
  const order = useOrderTerminal(terminal.id);
  const [act, setAct] = useState<PersonAct | null>(null);
  const role = session?.actor.role;
  const possible = (Object.keys(terminalRules) as PersonAct[]).filter(
    (each) => role !== undefined && terminalRefusal(terminal, each, role) === null,
  );
  if (possible.length === 0) return null;
  const open = (next: PersonAct | null) => {
    order.reset();
    setAct(next);
  };
  return (
    <>
      {possible.map((each) => (
        <Button
          key={each}
          danger={each === 'recall' || each === 'scrap'}
          onClick={() => {
            open(each);
          }}
        >
          {say(terminalActs[each])}
        </Button>
      ))}
      {act && (
        <ActDialogue
          title={t('terminals.act-title', { act: say(terminalActs[act]), serial: terminal.id })}
          means={t(`terminals.means.${act}`)}
          button={say(terminalActs[act])}
          isDanger={act !== 'resume'}
          asksSuccessor={act === 'replace'}
          isBusy={order.isPending}
          error={order.error}
          confirm={(reason, successor) => {
            order.mutate(
              { act, reason, ...(act === 'replace' && { successor }) },
              {
                onSuccess: () => {
                  setAct(null);
                },
              },
            );
          }}
          close={() => {
            open(null);
          }}
        />
      )}
    </>
  );
}
