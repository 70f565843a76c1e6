/** The first value of a variable, written by its type. */
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../../engine/core/scenario.ts';
import { CheckedLine } from '../checked-text.tsx';
import { readInitial, writtenInitial } from '../initial-values.ts';

type Variable = NonNullable<Scenario['variables']>[string];

interface Props {
  variable: Variable;
  disabled: boolean;
  change: (variable: Variable) => void;
}

/** The input; what is not of the type stays visible and is not kept. */
export function InitialValue({ variable, disabled, change }: Props) {
  const { t } = useTranslation();
  const { type, initial } = variable;
  return (
    <CheckedLine
      label={t('inspector.initial')}
      help={t('inspector.initial-help')}
      value={writtenInitial(initial)}
      disabled={disabled}
      fits={(typed) => readInitial(typed, type) !== undefined}
      wrong={t('inspector.wrong-initial')}
      change={(typed) => {
        const read = typed === undefined ? undefined : readInitial(typed, type);
        change(read === undefined ? { type } : { type, initial: read });
      }}
    />
  );
}
