/** How a terminal or a PSAM stands: icon, word and colour; and what a device said that alarms. */
import {
  CheckCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  PauseCircleFilled,
  StopOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { psamStates, type PsamState } from '../../engine/core/terminals/psam.ts';
import {
  terminalFlags,
  terminalStates,
  type TerminalFlag,
  type TerminalState,
} from '../../engine/core/terminals/terminal.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './terminals.module.css';

type Looks = { tone: Tone; icon: ReactNode };
const waits: Looks = { tone: 'attention', icon: <ClockCircleOutlined aria-hidden /> };
const done: Looks = { tone: 'done', icon: <CheckCircleFilled aria-hidden /> };
const quiet: Looks = { tone: 'quiet', icon: <StopOutlined aria-hidden /> };

const ofTerminal: Record<TerminalState, Looks> = {
  registered: waits,
  active: done,
  suspended: { tone: 'attention', icon: <PauseCircleFilled aria-hidden /> },
  replaced: quiet,
  recalled: { tone: 'refused', icon: <StopOutlined aria-hidden /> },
  scrapped: quiet,
};
const ofPsam: Record<PsamState, Looks> = {
  'in-stock': { tone: 'quiet', icon: <ClockCircleOutlined aria-hidden /> },
  requested: waits,
  issued: { tone: 'running', icon: <CheckCircleFilled aria-hidden /> },
  bound: done,
  blocked: { tone: 'attention', icon: <PauseCircleFilled aria-hidden /> },
  replaced: quiet,
  recalled: { tone: 'refused', icon: <StopOutlined aria-hidden /> },
  scrapped: quiet,
};

/** The state of a terminal, and its flags. */
export function TerminalStateMark({ state, flags = [] }: { state: TerminalState; flags?: readonly TerminalFlag[] }) {
  const { say } = useLanguage();
  return (
    <span className={styles.marks}>
      <Mark {...ofTerminal[state]} word={say(terminalStates[state])} />
      {flags.map((flag) => (
        <Mark
          key={flag}
          tone="refused"
          icon={<ExclamationCircleFilled aria-hidden />}
          word={say(terminalFlags[flag])}
        />
      ))}
    </span>
  );
}

/** The state of a PSAM. */
export function PsamStateMark({ state }: { state: PsamState }) {
  const { say } = useLanguage();
  return <Mark {...ofPsam[state]} word={say(psamStates[state])} />;
}
