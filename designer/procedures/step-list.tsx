/** The steps of the wizard, each with how it stands; on a phone as one line with the way to the others. */
import { CheckCircleFilled, EditFilled, ExclamationCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { FieldMark } from '../../engine/core/procedures/procedure-state.ts';
import { useLanguage } from '../app/use-language.ts';
import { stepState, type Form, type StepState } from './form-steps.ts';
import type { Wizard } from './use-wizard.ts';
import styles from './wizard.module.css';

const icons: Record<StepState, typeof EditFilled> = {
  done: CheckCircleFilled,
  begun: EditFilled,
  empty: MinusCircleOutlined,
  marked: ExclamationCircleFilled,
};

interface Props {
  wizard: Wizard;
  form: Form;
  marks: readonly FieldMark[];
  materials: readonly string[];
}

/** The list. */
export function StepList({ wizard, form, marks, materials }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { steps, step, at, errors, goTo } = wizard;
  return (
    <nav className={styles.steps} aria-label={t('procedures.steps')}>
      <p className={styles.count}>{t('procedures.step-of', { at: at + 1, of: steps.length })}</p>
      <ol>
        {steps.map((each) => {
          const state = stepState(steps, each, { form, errors, marks, materials });
          const Icon = icons[state];
          return (
            <li key={each.id}>
              <button
                type="button"
                data-state={state}
                aria-current={each.id === step.id ? 'step' : undefined}
                onClick={() => {
                  goTo(each.id);
                }}
              >
                <Icon aria-hidden />
                <span>{say(each.name)}</span>
                <span className="only-read-aloud">{t(`procedures.step-state.${state}`)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
