/** How an entry of a register stands: icon, word and colour; one that is held back says by whom. */
import { CheckCircleFilled, ClockCircleOutlined, PauseCircleFilled, StopFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import {
  flagSideWords,
  registrationStates,
  type FlagSide,
  type Registration,
} from '../../engine/core/registers/registration.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';

const tones: Record<Registration['state'], [Tone, React.ReactNode]> = {
  registered: ['attention', <ClockCircleOutlined key="i" aria-hidden />],
  active: ['done', <CheckCircleFilled key="i" aria-hidden />],
  withdrawn: ['quiet', <StopFilled key="i" aria-hidden />],
  terminated: ['refused', <StopFilled key="i" aria-hidden />],
};

/** The mark. */
export function StandingMark({ entry: { state, flags } }: { entry: Pick<Registration, 'state' | 'flags'> }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const sides = Object.keys(flags) as FlagSide[];
  if (sides.length > 0) {
    const by = sides.map((side) => say(flagSideWords[side])).join(t('registrations.and'));
    return <Mark tone="refused" icon={<PauseCircleFilled aria-hidden />} word={t('registrations.held-by', { by })} />;
  }
  const [tone, icon] = tones[state];
  return <Mark tone={tone} icon={icon} word={say(registrationStates[state])} />;
}
