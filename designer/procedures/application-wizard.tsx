/** The wizard in which an applicant fills a form in: step by step, saved as one goes, checked as one types. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { useLanguage } from '../app/use-language.ts';
import { FormAround } from './data-names.ts';
import { FormField } from './form-field.tsx';
import { withField, type Form } from './form-steps.ts';
import { nameOfField } from './name-of-field.ts';
import type { FormSaver } from './form-saver.ts';
import { MaterialsStep } from './materials-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { SavingLine } from './saving-line.tsx';
import { StepList } from './step-list.tsx';
import { useFormSaver, type Application } from './use-application.ts';
import { stepHead, useWizard, type Wizard } from './use-wizard.ts';
import styles from './wizard.module.css';

interface Props {
  procedure: Procedure;
  view: ProcedureView;
  application: Application;
}

/** What a reviewer asks to be corrected, each with the way to it. */
function Corrections({ procedure, view, wizard }: Pick<Props, 'procedure' | 'view'> & { wizard: Wizard }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (view.marks.length === 0) return null;
  return (
    <section className={styles.corrections} aria-labelledby="corrections">
      <h2 id="corrections">{t('procedures.corrections', { count: view.marks.length })}</h2>
      <ul>
        {view.marks.map(({ pointer, note }) => (
          <li key={pointer + note}>
            <button
              type="button"
              onClick={() => {
                wizard.jump(pointer);
              }}
            >
              {say(nameOfField(procedure, pointer))}
            </button>{' '}
            {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FieldsProps {
  procedure: Procedure;
  wizard: Wizard;
  form: Form;
  saver: FormSaver;
}

function Fields({ procedure, wizard: { step, ground }, form, saver }: FieldsProps) {
  const shape = procedure.form.shape as Record<string, z.ZodType>;
  return step.fields.map((name) => {
    const type = shape[name];
    if (!type) return null;
    return (
      <FormField
        key={name}
        {...ground}
        pointer={`/${name}`}
        type={type}
        value={form[name]}
        change={(value) => {
          saver.change((now) => withField(now, name, value));
        }}
      />
    );
  });
}

/** Back and on. */
function Turns({ wizard: { steps, step, at, goTo, next } }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const before = steps[at - 1];
  return (
    <div className={styles.buttons}>
      {step.kind !== 'review' && (
        <Button type="primary" size="large" onClick={next}>
          {t('procedures.next')}
        </Button>
      )}
      {before && (
        <Button
          size="large"
          onClick={() => {
            goTo(before.id);
          }}
        >
          {t('procedures.before')}
        </Button>
      )}
    </div>
  );
}

/** The wizard. */
export function ApplicationWizard({ procedure, view, application }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { saver, ...state } = useFormSaver(view.id, application);
  const { form } = state;
  const materials = application.materials.map(({ as }) => as);
  const wizard = useWizard({ procedure, view, form, materials });
  const { step } = wizard;
  return (
    <section className={styles.wizard} aria-label={t('procedures.form')}>
      <Corrections {...{ procedure, view, wizard }} />
      <div className={styles.columns}>
        <StepList wizard={wizard} form={form} marks={view.marks} materials={materials} />
        <div className={styles.step}>
          <h2 id={stepHead} tabIndex={-1}>
            {say(step.name)}
          </h2>
          <SavingLine state={state} saver={saver} />
          {step.help && <p>{say(step.help)}</p>}
          {step.kind === 'fields' && (
            <FormAround value={form}>
              <Fields {...{ procedure, wizard, form, saver }} />
            </FormAround>
          )}
          {step.kind === 'materials' && (
            <MaterialsStep
              id={view.id}
              kinds={procedure.materials}
              files={application.materials}
              errorAt={wizard.ground.errorAt}
              noteAt={wizard.ground.noteAt}
            />
          )}
          {step.kind === 'review' && (
            <ReviewStep {...{ procedure, view, wizard, saver, form }} files={application.materials} />
          )}
          <Turns wizard={wizard} />
        </div>
      </div>
    </section>
  );
}
