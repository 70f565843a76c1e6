/** The dialogue of an act: what it means, its reason, the fields to be corrected, or the person it is handed over to. */
import { Alert, Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import type { Successor } from '../../engine/core/api.ts';
import type { ActionView, ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { FieldMark } from '../../engine/core/procedures/procedure-state.ts';
import type { Procedure, StageActionId } from '../../engine/core/procedures/procedure.ts';
import { dateOf } from '../app/dates.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import styles from './case.module.css';
import { nameOfField } from './name-of-field.ts';
import { useAct, useCasePeople } from './use-procedures.ts';

interface Props {
  view: ProcedureView;
  procedure: Procedure | undefined;
  action: ActionView;
  marks: readonly FieldMark[];
  close: () => void;
}

/** Who was chosen. */
interface Choice {
  chosen: string;
  choose: (account: string) => void;
}

/** What is taken back by nothing. */
const grave: readonly StageActionId[] = ['reject', 'withdraw', 'stop'];

/** That whoever was chosen is away, with who stands in for them. */
function Away({ people, chosen, choose }: { people: readonly Successor[] } & Choice) {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  const { data: session } = useSession();
  const person = people.find(({ account }) => account === chosen);
  if (!person?.away) return null;
  const { until, deputy } = person.away;
  const isYou = deputy.account === session?.actor.account;
  const words = { name: say(person.name), day: dateOf(until, language), deputy: say(deputy.name) };
  return (
    <Alert
      className={styles.away ?? ''}
      type="warning"
      showIcon
      role="status"
      title={t(isYou ? 'delegations.away-you' : 'delegations.away', words)}
      {...(people.some(({ account }) => account === deputy.account) && {
        action: (
          <Button
            size="small"
            onClick={() => {
              choose(deputy.account);
            }}
          >
            {t('delegations.to-deputy', words)}
          </Button>
        ),
      })}
    />
  );
}

/** The people to whom it can be handed over. */
function People({ id, chosen, choose }: { id: string } & Choice) {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  const people = useCasePeople(id);
  if (people.isError) return <ProblemAlert error={people.error} />;
  if (people.data?.length === 0) return <p>{t('procedures.nobody')}</p>;
  return (
    <fieldset className={styles.people}>
      <legend>{t('procedures.to-whom')}</legend>
      <Radio.Group
        name="person"
        value={chosen}
        onChange={({ target }) => {
          choose(String(target.value));
        }}
      >
        {(people.data ?? []).map(({ account, name, away }) => (
          <Radio key={account} value={account}>
            {say(name)} <code>{account}</code>
            {away && <> · {t('delegations.is-away', { day: dateOf(away.until, language) })}</>}
          </Radio>
        ))}
      </Radio.Group>
      <Away people={people.data ?? []} chosen={chosen} choose={choose} />
    </fieldset>
  );
}

/** The fields that are to be corrected. */
function ToCorrect({ procedure, marks }: Pick<Props, 'procedure' | 'marks'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (marks.length === 0) return <Alert type="warning" showIcon title={t('procedures.mark-first')} />;
  return (
    <ul className={styles.marks}>
      {marks.map(({ pointer, note }) => (
        <li key={pointer}>
          <strong>{procedure ? say(nameOfField(procedure, pointer)) : pointer}</strong> {note}
        </li>
      ))}
    </ul>
  );
}

/** The dialogue. */
export function ActDialogue({ view, procedure, action, marks, close }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(view);
  const takesReason = action.needsReason || action.leads === 'on';
  const isReasoned = Reason.safeParse(reason).success || (!action.needsReason && reason.trim() === '');
  const mustMark = action.id === 'return' && marks.length === 0;
  const isWhole = (!takesReason || isReasoned) && (!action.takesPerson || to !== '') && !mustMark;
  const send = () => {
    setTried(true);
    if (!isWhole) return;
    const said = reason.trim();
    act.mutate(
      {
        action: action.id,
        ...(said !== '' && { reason: said }),
        ...(action.takesMarks && marks.length > 0 && { marks }),
        ...(action.takesPerson && { to }),
      },
      { onSuccess: close },
    );
  };
  return (
    <Modal
      open
      title={t('procedures.act-title', { act: say(action.label), name: view.name || view.id })}
      okText={say(action.label)}
      cancelText={t('action.back')}
      okButtonProps={{ danger: grave.includes(action.id), loading: act.isPending, disabled: mustMark }}
      onOk={send}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t(`procedures.means.${action.leads}`)}</p>
        {action.takesMarks && <ToCorrect procedure={procedure} marks={marks} />}
        {action.takesPerson && <People id={view.id} chosen={to} choose={setTo} />}
        {tried && action.takesPerson && to === '' && <p className={tasks.error}>{t('procedures.choose-person')}</p>}
        {takesReason && (
          <ReasonField
            label={t(
              action.id === 'comment'
                ? 'procedures.comment'
                : action.needsReason
                  ? 'procedures.reason'
                  : 'procedures.reason-optional',
            )}
            value={reason}
            change={setReason}
            error={tried && !isReasoned ? t('order.reason-needed') : undefined}
          />
        )}
        {act.isError && <ProblemAlert error={act.error} />}
      </div>
    </Modal>
  );
}
