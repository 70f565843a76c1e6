/** A task of a trial: the author answers it in the place of whoever has the role. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../engine/core/acts.ts';
import { answerErrors } from '../../engine/core/answer.ts';
import type { TaskAction, TaskRequest } from '../../engine/core/case.ts';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { roles } from '../../engine/core/rights.ts';
import { nextPerson, type Trial } from '../../engine/core/trial.ts';
import { useLanguage } from '../app/use-language.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import { InputField } from '../use-card/input-field.tsx';
import { examplesOf } from './trial-setup.ts';
import styles from './try.module.css';

interface Props {
  trial: Trial;
  path: string;
  task: TaskRequest;
  busy: boolean;
  act: (act: Act) => void;
}

/** The form, filled with the examples; a button an action. */
export function AskTask({ trial, path, task, busy, act }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [fields, setFields] = useState<Record<string, PlainValue>>(() => examplesOf(task.fields));
  const [reason, setReason] = useState<string>(() => t('try.ask.usual-reason'));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const reasoned = task.actions.filter(({ needsReason }) => needsReason);
  const answer = ({ id, needsFields, needsReason }: TaskAction) => {
    const given = {
      action: id,
      fields: needsFields ? fields : {},
      ...(needsReason && { reason: reason.trim() }),
      by: nextPerson(trial, path),
    };
    const wrong = answerErrors(task, given);
    setErrors(Object.fromEntries(wrong.map(({ pointer, message }) => [pointer, say(message)])));
    if (wrong.length === 0) act({ act: 'answer', node: path, answer: given });
  };
  return (
    <>
      <p>{t('try.ask.task', { title: say(task.title), role: say(roles[task.role].name) })}</p>
      {task.shows.length > 0 && (
        <dl className={styles.shows}>
          {task.shows.map(({ label, value }) => (
            <div key={say(label)}>
              <dt>{say(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {task.fields.map((field) => (
        <InputField
          key={field.name}
          input={field}
          value={fields[field.name]}
          error={errors[`/fields/${field.name}`]}
          change={(value) => {
            setFields(({ [field.name]: _, ...rest }) =>
              value === undefined ? rest : { ...rest, [field.name]: value },
            );
          }}
        />
      ))}
      {reasoned.length > 0 && (
        <ReasonField
          label={t('task.reason', { actions: reasoned.map(({ label }) => say(label)).join(t('list.comma')) })}
          value={reason}
          change={setReason}
          error={errors['/reason']}
        />
      )}
      <div className={styles.actions}>
        {task.actions.map((action, index) => (
          <Button
            key={action.id}
            type={index === 0 ? 'primary' : 'default'}
            disabled={busy}
            onClick={() => {
              answer(action);
            }}
          >
            {say(action.label)}
          </Button>
        ))}
      </div>
    </>
  );
}
