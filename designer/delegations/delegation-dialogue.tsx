/** The dialogue that sets a delegation: who is away, who stands in, from when to when, and why. */
import { Input, Modal } from 'antd';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRecord } from '../../engine/core/api.ts';
import { chinaDay } from '../../engine/core/calendar.ts';
import { delegationErrors, delegationReason, mayStandInFor, NewDelegation } from '../../engine/core/delegation.ts';
import { fieldErrorsOf } from '../../engine/core/schema-errors.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import styles from './delegations.module.css';
import { useAddDelegation, useColleagues } from './use-delegations.ts';

type Asked = NewDelegation & { from: string };

interface FieldProps {
  label: string;
  error: string | undefined;
  help?: string;
  children: (attributes: {
    id: string;
    'aria-invalid': boolean;
    'aria-describedby'?: string;
    'aria-required': true;
  }) => ReactNode;
}

function Field({ label, error, help, children }: FieldProps) {
  const id = useId();
  const described = [...(error === undefined ? [] : [`${id}-error`]), ...(help === undefined ? [] : [`${id}-help`])];
  return (
    <div className={tasks.field}>
      <label htmlFor={id}>{label}</label>
      {error !== undefined && (
        <span id={`${id}-error`} className={tasks.error}>
          {error}
        </span>
      )}
      {children({
        ...{ id, 'aria-invalid': error !== undefined, 'aria-required': true as const },
        ...(described.length > 0 && { 'aria-describedby': described.join(' ') }),
      })}
      {help !== undefined && (
        <span id={`${id}-help`} className={tasks.count}>
          {help}
        </span>
      )}
    </div>
  );
}

/** What is wrong with it as far as can be told here, by pointer; the platform knows what else there is. */
function useErrors(asked: Asked, people: readonly PersonRecord[], refused: unknown) {
  const { say } = useLanguage();
  const { data: whole, error } = NewDelegation.safeParse(asked);
  const absent = people.find(({ account }) => account === asked.from);
  const other = people.find(({ account }) => account === asked.to) ?? null;
  const found = [
    ...(error ? fieldErrorsOf(error) : []),
    ...(whole && absent ? delegationErrors(whole, { absent, other, others: [], now: new Date() }) : []),
  ];
  return {
    wrong: Object.fromEntries(found.map(({ pointer, message }) => [pointer, say(message)])),
    refused:
      refused instanceof ApiProblem
        ? Object.fromEntries(refused.errors.map(({ pointer, message }) => [pointer, message]))
        : {},
  };
}

const nameOf = ({ account, name }: PersonRecord, say: ReturnType<typeof useLanguage>['say']) =>
  `${say(name)} · ${account}`;

interface FormProps {
  people: readonly PersonRecord[];
  asked: Asked;
  change: (part: Partial<Asked>) => void;
  errors: Readonly<Record<string, string>>;
}

function People({ people, asked, change, errors }: FormProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const mayBeAway = people.filter((each) => each.mayBeAway);
  const absent = people.find(({ account }) => account === asked.from);
  const deputies = absent ? people.filter((each) => mayStandInFor(each, absent)) : [];
  return (
    <>
      {mayBeAway.length > 1 && (
        <Field label={t('delegations.from')} error={errors['/from']} help={t('delegations.from-help')}>
          {(attributes) => (
            <ChooseOne
              {...attributes}
              value={asked.from}
              options={mayBeAway.map((each, index) => ({
                value: each.account,
                label: index === 0 ? t('delegations.myself', { name: say(each.name) }) : nameOf(each, say),
              }))}
              change={(from) => {
                change({ from, to: '' });
              }}
            />
          )}
        </Field>
      )}
      {absent && deputies.length === 0 ? (
        <p role="status">{t('delegations.nobody')}</p>
      ) : (
        <Field label={t('delegations.to')} error={errors['/to']} help={t('delegations.to-help')}>
          {(attributes) => (
            <ChooseOne
              {...attributes}
              value={asked.to}
              none={t('delegations.choose')}
              options={deputies.map((each) => ({ value: each.account, label: nameOf(each, say) }))}
              change={(to) => {
                change({ to });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}

function DayRange({ asked, change, errors }: FormProps) {
  const { t } = useTranslation();
  const today = chinaDay(new Date());
  const day = (key: 'firstDay' | 'lastDay', least: string) => (
    <Field label={t(`delegations.${key}`)} error={errors[`/${key}`]}>
      {(attributes) => (
        <Input
          {...attributes}
          {...(attributes['aria-invalid'] && { status: 'error' as const })}
          type="date"
          min={least}
          value={asked[key]}
          onChange={({ target: { value } }) => {
            change({ [key]: value });
          }}
        />
      )}
    </Field>
  );
  return (
    <div className={styles.days}>
      {day('firstDay', today)}
      {day('lastDay', asked.firstDay || today)}
    </div>
  );
}

/** The form, once it is known who there is. */
function Form(props: FormProps) {
  const { t } = useTranslation();
  const { asked, change, errors } = props;
  return (
    <>
      <People {...props} />
      <DayRange {...props} />
      <ReasonField
        label={t('delegations.reason')}
        length={delegationReason}
        value={asked.reason}
        change={(reason) => {
          change({ reason });
        }}
        error={errors['/reason']}
      />
    </>
  );
}

/** The dialogue. */
export function DelegationDialogue({ account, close }: { account: string; close: () => void }) {
  const { t } = useTranslation();
  const form = useRef<HTMLDivElement>(null);
  const today = chinaDay(new Date());
  const [asked, setAsked] = useState<Asked>({ from: account, to: '', firstDay: today, lastDay: today, reason: '' });
  const [tried, setTried] = useState(false);
  const people = useColleagues();
  const add = useAddDelegation();
  const { wrong, refused } = useErrors(asked, people.data ?? [], add.error);
  const send = () => {
    setTried(true);
    if (Object.keys(wrong).length > 0)
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    else add.mutate(asked, { onSuccess: close });
  };
  return (
    <Modal
      open
      title={t('delegations.new')}
      okText={t('delegations.set')}
      cancelText={t('action.back')}
      okButtonProps={{ loading: add.isPending, disabled: !people.data }}
      onOk={send}
      onCancel={close}
    >
      <div ref={form} className={tasks.form}>
        <p>{t('delegations.means')}</p>
        {people.isPending && <RowsSkeleton />}
        {people.isError && <ProblemAlert error={people.error} retry={() => void people.refetch()} />}
        {people.data && (
          <Form
            people={people.data}
            asked={asked}
            change={(part) => {
              add.reset();
              setAsked((now) => ({ ...now, ...part }));
            }}
            errors={{ ...refused, ...(tried ? wrong : {}) }}
          />
        )}
        {add.isError && <ProblemAlert error={add.error} />}
      </div>
    </Modal>
  );
}
