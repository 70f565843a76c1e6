/** How a delegation stands: icon, word and colour. */
import { CheckCircleFilled, ClockCircleOutlined, HistoryOutlined, StopOutlined } from '@ant-design/icons';
import { delegationStates, type DelegationState } from '../../engine/core/delegation.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';

const marks = {
  'to-come': { tone: 'attention', Icon: ClockCircleOutlined },
  'in-force': { tone: 'done', Icon: CheckCircleFilled },
  over: { tone: 'quiet', Icon: HistoryOutlined },
  ended: { tone: 'quiet', Icon: StopOutlined },
} as const satisfies Record<DelegationState, { tone: Tone; Icon: typeof StopOutlined }>;

/** The state. */
export function DelegationMark({ state }: { state: DelegationState }) {
  const { say } = useLanguage();
  const { tone, Icon } = marks[state];
  return <Mark tone={tone} icon={<Icon aria-hidden />} word={say(delegationStates[state])} />;
}
