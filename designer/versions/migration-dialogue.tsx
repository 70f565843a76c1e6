/** The dialogue that moves open cases to a version: first what would become of each, then the reason and the order. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useVersion } from '../scenarios/use-scenario.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import { MigrationTable } from './migration-table.tsx';
import { useMigrate, useMigrationPlan } from './use-versions.ts';

interface Props {
  id: string;
  version: number;
  /** The other versions with open cases, and how many. */
  from: readonly { version: number; open: number }[];
  close: () => void;
}

/** The dialogue. */
export function MigrationDialogue({ id, version, from, close }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(from[0]?.version ?? 0);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const plan = useMigrationPlan(id, chosen, version);
  const migrate = useMigrate(id);
  const before = useVersion(id, chosen);
  const after = useVersion(id, version);
  const isReasoned = Reason.safeParse(reason).success;
  const outcome = migrate.data ?? plan.data;
  const movable = plan.data?.items.filter(({ result }) => result === 'moves').length ?? 0;
  const isDone = migrate.isSuccess;
  const options = from.map((each) => ({
    value: String(each.version),
    label: t('versions.migration.of', { version: each.version, count: each.open }),
  }));
  const press = () => {
    if (isDone) close();
    setTried(true);
    if (!isDone && isReasoned) migrate.mutate({ from: chosen, to: version, reason });
  };
  return (
    <Modal
      open
      width={760}
      title={t('versions.act-title.migrate', { version })}
      okText={isDone ? t('action.close') : t('versions.migration.move', { count: movable })}
      cancelText={t('action.back')}
      okButtonProps={{ disabled: !isDone && movable === 0, loading: migrate.isPending }}
      onOk={press}
      onCancel={close}
    >
      <div className={tasks.form} style={{ maxWidth: 'none' }}>
        <p>{t('versions.means.migrate')}</p>
        <div className={tasks.field}>
          <label htmlFor="migrate-from">{t('versions.migration.from')}</label>
          <ChooseOne
            id="migrate-from"
            value={String(chosen)}
            disabled={isDone || migrate.isPending}
            options={options}
            change={(value) => {
              setChosen(Number(value));
            }}
          />
        </div>
        {plan.isFetching && <p role="status">{t('versions.migration.trying')}</p>}
        {outcome && (
          <MigrationTable
            outcome={outcome}
            before={before.data?.content.scenario}
            after={after.data?.content.scenario}
          />
        )}
        {!isDone && movable > 0 && (
          <ReasonField
            label={t('versions.reason')}
            value={reason}
            change={setReason}
            error={tried && !isReasoned ? t('order.reason-needed') : undefined}
          />
        )}
        {plan.isError && <ProblemAlert error={plan.error} />}
        {migrate.isError && <ProblemAlert error={migrate.error} />}
      </div>
    </Modal>
  );
}
