/** The last step: everything that was filled in, what is still wrong with it, and the submission. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import type { FormSaver } from './form-saver.ts';
import type { Form } from './form-steps.ts';
import { nameOfField } from './name-of-field.ts';
import styles from './wizard.module.css';
import { FormRead } from './form-read.tsx';
import type { Material } from './use-application.ts';
import { useAct } from './use-procedures.ts';
import type { Wizard } from './use-wizard.ts';

interface Props {
  procedure: Procedure;
  view: ProcedureView;
  wizard: Wizard;
  saver: FormSaver;
  form: Form;
  files: readonly Material[];
}

/** What is wrong, each with the way to it. */
function Wrong({ procedure, view, wizard, form }: Pick<Props, 'procedure' | 'view' | 'wizard' | 'form'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { errors, words, jump } = wizard;
  const count = view.marks.length;
  if (errors.length === 0 && count > 0)
    return <p className={styles.sure}>{t('procedures.ready-corrected', { count })}</p>;
  if (errors.length === 0) return <p className={styles.ready}>{t('procedures.ready')}</p>;
  return (
    <section className={styles.wrong} aria-labelledby="wrong-title">
      <h3 id="wrong-title">{t('procedures.wrong', { count: errors.length })}</h3>
      <ul>
        {errors.map((error) => (
          <li key={error.pointer + error.rule}>
            <button
              type="button"
              onClick={() => {
                jump(error.pointer);
              }}
            >
              {say(nameOfField(procedure, error.pointer))}
            </button>{' '}
            {words(form, error)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The step. */
export function ReviewStep({ procedure, view, wizard, saver, form, files }: Props) {
  const { t } = useTranslation();
  const act = useAct(view);
  const [confirming, setConfirming] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  const submit = async () => {
    setConfirming(false);
    setUnsaved(!(await saver.flush()));
    const { saving, saved } = saver.getState();
    if (saving !== 'saved') return;
    act.mutate(
      { action: 'submit', revision: saved.revision },
      {
        onError: (error) => {
          const [first] = error instanceof ApiProblem ? error.errors : [];
          if (first) wizard.jump(first.pointer);
        },
      },
    );
  };
  return (
    <>
      <Wrong {...{ procedure, view, wizard, form }} />
      <FormRead procedure={procedure} id={view.id} form={form} files={files} />
      {unsaved && <p role="alert">{t('procedures.not-saved')}</p>}
      {act.isError && <ProblemAlert error={act.error} />}
      <div className={styles.buttons}>
        <Button
          type="primary"
          size="large"
          loading={act.isPending}
          disabled={wizard.errors.length > 0}
          onClick={() => {
            setConfirming(true);
          }}
        >
          {t('procedures.submit')}
        </Button>
      </div>
      <Modal
        open={confirming}
        title={t('procedures.submit-title')}
        okText={t('procedures.submit')}
        cancelText={t('action.back')}
        onOk={() => void submit()}
        onCancel={() => {
          setConfirming(false);
        }}
      >
        <p>{t('procedures.submit-text')}</p>
      </Modal>
    </>
  );
}
