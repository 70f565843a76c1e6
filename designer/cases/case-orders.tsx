/** The orders that whoever is on duty may give to a case: a button each, and a dialogue that asks why. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { CaseWait, Explanation } from '../../engine/core/explain.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import { caseOrders, useOrder, type CaseOrder } from './use-explanation.ts';

interface Props {
  record: CaseRecord;
  explanation: Explanation;
}

/** Which held step is passed over, and by which way out. */
function SkipFields({ held, value, change }: { held: CaseWait[]; value: string; change: (value: string) => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const options = held.flatMap(({ token, name, ports }) =>
    ports.map(({ id, label }) => ({ value: `${token ?? 0} ${id}`, label: `${say(name)} → ${say(label)}` })),
  );
  return (
    <div className={tasks.field}>
      <label htmlFor="skip-way">{t('order.way')}</label>
      <ChooseOne id="skip-way" none={t('use-card.choose')} value={value} options={options} change={change} />
    </div>
  );
}

/** The dialogue of one order. */
function OrderDialogue({ order, record, explanation, close }: Props & { order: CaseOrder; close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [way, setWay] = useState('');
  const [tried, setTried] = useState(false);
  const give = useOrder(record.id);
  const isReasoned = Reason.safeParse(reason).success;
  const held = explanation.waits.filter(({ kind }) => kind === 'held');
  const [token = '', port = ''] = way.split(' ');
  const submit = () => {
    setTried(true);
    if (!isReasoned || (order === 'skip' && !way)) return;
    give.mutate({ order, reason, ...(order === 'skip' && { token: Number(token), port }) }, { onSuccess: close });
  };
  return (
    <Modal
      open
      title={t(`order.${order}`)}
      okText={t(`order.${order}`)}
      cancelText={t('action.back')}
      okButtonProps={{ danger: order === 'cancel' || order === 'skip', loading: give.isPending }}
      onOk={submit}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t(`order.means.${order}`)}</p>
        {order === 'skip' && <SkipFields held={held} value={way} change={setWay} />}
        {tried && order === 'skip' && !way && <span className={tasks.error}>{t('order.way-needed')}</span>}
        <ReasonField
          label={t('order.reason')}
          value={reason}
          change={setReason}
          error={tried && !isReasoned ? t('order.reason-needed') : undefined}
        />
        {give.isError && <ProblemAlert error={give.error} />}
      </div>
    </Modal>
  );
}

/** The buttons. */
export function CaseOrders({ record, explanation }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const [order, setOrder] = useState<CaseOrder | null>(null);
  const offered = caseOrders.filter((each) => explanation.next.some(({ act }) => act === each));
  if (!may('case.control') || offered.length === 0) return null;
  return (
    <div className={tasks.actions}>
      {offered.map((each, index) => (
        <Button
          key={each}
          danger={each === 'cancel'}
          type={index === 0 && (each === 'resume' || each === 'retry') ? 'primary' : 'default'}
          onClick={() => {
            setOrder(each);
          }}
        >
          {t(`order.${each}`)}
        </Button>
      ))}
      {order && (
        <OrderDialogue
          order={order}
          record={record}
          explanation={explanation}
          close={() => {
            setOrder(null);
          }}
        />
      )}
    </div>
  );
}
