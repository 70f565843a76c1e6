/** The controls of a trial, each with its key. */
import {
  AimOutlined,
  CaretRightOutlined,
  FastForwardOutlined,
  PauseCircleOutlined,
  RedoOutlined,
  StepBackwardOutlined,
  StepForwardOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TrialState } from './trial-store.ts';
import type { TrialControls } from './trial-controls.ts';
import { lastMoment } from '../../engine/core/trial.ts';
import styles from './try.module.css';

interface Props {
  state: TrialState;
  controls: TrialControls;
  /** The one node that is selected. */
  selected: string | null;
  start: () => void;
  /** Whether what is filled in cannot be run. */
  blocked: boolean;
}

/** The buttons; the first is the next thing to do. */
export function TrialToolbar({ state: { trial, busy, breakpoints }, controls, selected, start, blocked }: Props) {
  const { t } = useTranslation();
  const isAtEnd = trial !== null && trial.at >= lastMoment(trial);
  const isBreakpoint = selected !== null && breakpoints.has(selected);
  if (!trial) {
    return (
      <div className={styles.toolbar} role="toolbar" aria-label={t('try.controls')}>
        <Button size="small" type="primary" icon={<CaretRightOutlined aria-hidden />} disabled={busy} onClick={start}>
          {t('try.start')}
        </Button>
        <Button
          size="small"
          icon={<FastForwardOutlined aria-hidden />}
          disabled={busy || blocked}
          aria-keyshortcuts="F5"
          onClick={() => void controls.run()}
        >
          {t('try.run')} <kbd aria-hidden>F5</kbd>
        </Button>
        <BreakpointButton on={isBreakpoint} selected={selected} toggle={controls.toggleBreakpoint} />
      </div>
    );
  }
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('try.controls')}>
      <Button
        size="small"
        type="primary"
        icon={<StepForwardOutlined aria-hidden />}
        disabled={busy || isAtEnd}
        aria-keyshortcuts="F10"
        onClick={() => void controls.step()}
      >
        {t('try.step')} <kbd aria-hidden>F10</kbd>
      </Button>
      <Button
        size="small"
        icon={<FastForwardOutlined aria-hidden />}
        disabled={busy || isAtEnd}
        aria-keyshortcuts="F5"
        onClick={() => void controls.run()}
      >
        {t('try.run')} <kbd aria-hidden>F5</kbd>
      </Button>
      <Button
        size="small"
        icon={<AimOutlined aria-hidden />}
        disabled={busy || isAtEnd || selected === null}
        onClick={() => {
          if (selected !== null) void controls.runTo(selected);
        }}
      >
        {t('try.run-to')}
      </Button>
      <BreakpointButton on={isBreakpoint} selected={selected} toggle={controls.toggleBreakpoint} />
      <Button
        size="small"
        icon={<StepBackwardOutlined aria-hidden />}
        disabled={busy || trial.at === 0}
        onClick={controls.back}
      >
        {t('try.back')}
      </Button>
      <Button
        size="small"
        icon={<RedoOutlined aria-hidden />}
        disabled={busy}
        aria-keyshortcuts="Shift+F5"
        onClick={controls.reset}
      >
        {t('try.reset')}
      </Button>
    </div>
  );
}

interface BreakpointProps {
  on: boolean;
  selected: string | null;
  toggle: (node: string) => void;
}

function BreakpointButton({ on, selected, toggle }: BreakpointProps) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      icon={<PauseCircleOutlined aria-hidden />}
      disabled={selected === null}
      aria-pressed={on}
      aria-keyshortcuts="F9"
      onClick={() => {
        if (selected !== null) toggle(selected);
      }}
    >
      {t(on ? 'try.breakpoint-off' : 'try.breakpoint')} <kbd aria-hidden>F9</kbd>
    </Button>
  );
}
