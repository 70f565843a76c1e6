/** How a case of a procedure stands, in a word. */
import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  HourglassOutlined,
  MinusCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ProcedureSummary } from '../../engine/core/procedures/procedure-case.ts';
import { procedureOutcomes, type ProcedureOutcome } from '../../engine/core/procedures/procedure.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';

const outcomes: Record<ProcedureOutcome, [Tone, typeof SyncOutlined]> = {
  granted: ['done', CheckCircleFilled],
  rejected: ['refused', CloseCircleFilled],
  withdrawn: ['quiet', MinusCircleOutlined],
  expired: ['quiet', MinusCircleOutlined],
};

type Standing = Pick<ProcedureSummary, 'phase' | 'outcome' | 'holder' | 'stage' | 'isOverdue'>;

/** The status. `mine` says that it waits for whoever looks. */
export function CaseStatus({ summary, mine = false }: { summary: Standing; mine?: boolean }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { phase, outcome, holder, stage } = summary;
  if (outcome) {
    const [tone, Icon] = outcomes[outcome];
    return <Mark tone={tone} icon={<Icon aria-hidden />} word={say(procedureOutcomes[outcome])} />;
  }
  if (phase === 'asking') {
    const word = t(`procedures.waits.${holder.side}`, { stage: say(stage.name) });
    return mine ? (
      <Mark tone="attention" icon={<ExclamationCircleFilled aria-hidden />} word={word} />
    ) : (
      <Mark tone="running" icon={<HourglassOutlined aria-hidden />} word={word} />
    );
  }
  if (phase === 'held') {
    return <Mark tone="refused" icon={<ExclamationCircleFilled aria-hidden />} word={t('procedures.phase.held')} />;
  }
  return (
    <Mark
      tone="running"
      icon={<SyncOutlined aria-hidden />}
      word={t(`procedures.phase.${phase === 'lasting' ? 'lasting' : 'doing'}`)}
    />
  );
}
