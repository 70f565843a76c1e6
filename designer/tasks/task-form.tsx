/** The answer to a task: its fields, a reason where one is needed, and a button an action. */
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskView } from '../../engine/core/api.ts';
import { answerErrors } from '../../engine/core/answer.ts';
import type { TaskAction } from '../../engine/core/case.ts';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { InputField } from '../use-card/input-field.tsx';
import { ReasonField } from './reason-field.tsx';
import styles from './tasks.module.css';
import { useAnswer, type TaskAnswerBody } from './use-task.ts';

/** What was filled in so far, and what is wrong with it for the action that was pressed. */
function useFilled(task: TaskView, refused: ApiProblem | null) {
  const { say } = useLanguage();
  const [fields, setFields] = useState<Record<string, PlainValue>>({});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<string | null>(null);
  const unticked = task.fields
    .filter(({ type }) => type === 'boolean')
    .map(({ name }): [string, PlainValue] => [name, false]);
  const sent: Record<string, PlainValue> = { ...Object.fromEntries(unticked), ...fields };
  const answerBy = ({ id, needsFields }: TaskAction): TaskAnswerBody => ({
    action: id,
    fields: needsFields ? sent : {},
    ...(reason.trim() && { reason: reason.trim() }),
  });
  const wrongBy = (action: TaskAction) => answerErrors(task, { reason: '', ...answerBy(action) });
  const pressed = task.actions.find(({ id }) => id === tried);
  const errors: Record<string, string> = {
    ...Object.fromEntries((refused?.errors ?? []).map(({ pointer, message }) => [pointer, message])),
    ...(pressed && Object.fromEntries(wrongBy(pressed).map(({ pointer, message }) => [pointer, say(message)]))),
  };
  return { fields, setFields, reason, setReason, setTried, answerBy, wrongBy, errors };
}

/** The form. */
export function TaskForm({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const form = useRef<HTMLDivElement>(null);
  const answer = useAnswer(task.id);
  const filled = useFilled(task, answer.error instanceof ApiProblem ? answer.error : null);
  const [confirming, setConfirming] = useState<TaskAction | null>(null);
  const send = (action: TaskAction) => {
    setConfirming(null);
    answer.mutate(filled.answerBy(action));
  };
  const press = (action: TaskAction) => {
    filled.setTried(action.id);
    if (filled.wrongBy(action).length > 0) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    // What was filled in can be mended as long as it is not sent; a decision cannot be taken back.
    if (action.needsFields) send(action);
    else setConfirming(action);
  };
  const reasoned = task.actions.filter(({ needsReason }) => needsReason).map(({ label }) => say(label));
  return (
    <div ref={form} className={styles.form}>
      {task.fields.map((field) => (
        <InputField
          key={field.name}
          input={field}
          value={filled.fields[field.name]}
          error={filled.errors[`/fields/${field.name}`]}
          change={(value) => {
            filled.setFields(({ [field.name]: _, ...rest }) =>
              value === undefined ? rest : { ...rest, [field.name]: value },
            );
          }}
        />
      ))}
      {reasoned.length > 0 && (
        <ReasonField
          label={t('task.reason', { actions: reasoned.join(t('list.comma')) })}
          value={filled.reason}
          change={filled.setReason}
          error={filled.errors['/reason']}
        />
      )}
      {answer.isError && <ProblemAlert error={answer.error} />}
      <div className={styles.actions}>
        {task.actions.map((action, index) => (
          <Button
            key={action.id}
            size="large"
            type={index === 0 ? 'primary' : 'default'}
            danger={action.needsReason === true}
            loading={answer.isPending && answer.variables.action === action.id}
            disabled={answer.isPending}
            onClick={() => {
              press(action);
            }}
          >
            {say(action.label)}
          </Button>
        ))}
      </div>
      <Modal
        open={confirming !== null}
        title={confirming && t('task.confirm', { action: say(confirming.label) })}
        okText={confirming && say(confirming.label)}
        cancelText={t('action.back')}
        okButtonProps={{ danger: confirming?.needsReason === true }}
        onOk={() => {
          if (confirming) send(confirming);
        }}
        onCancel={() => {
          setConfirming(null);
        }}
      >
        <p>{t('task.confirm-text', { title: say(task.title) })}</p>
      </Modal>
    </div>
  );
}
