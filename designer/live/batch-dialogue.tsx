/** The dialogue of an order to many cases: which and why, what cannot be taken back, how far it is, and what came of each case. */
import { Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import type { Port } from '../../engine/core/node.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import { isFinal, type BatchOrder, type Chosen } from './batch.ts';
import { BatchResults } from './batch-results.tsx';
import { idsOf, useBatch } from './use-live.ts';

/** An order as it was pressed: what is held may change while its dialogue is open. */
export interface PressedOrder {
  order: BatchOrder;
  chosen: Chosen;
  count: number;
  /** The filters of the list that the cases are chosen from. */
  filters: Record<string, string>;
  path: string;
  name: string;
  /** The ways out that the step can be passed over by. */
  ways: readonly Port[];
}

interface Props extends PressedOrder {
  close: () => void;
}

/** What is filled in before an order is given, and what is still missing. */
function useForm(order: BatchOrder) {
  const [reason, setReason] = useState('');
  const [port, setPort] = useState('');
  const [knows, setKnows] = useState(false);
  const [tried, setTried] = useState(false);
  const missing = {
    reason: !Reason.safeParse(reason).success,
    port: order === 'skip' && port === '',
    knows: isFinal(order) && !knows,
  };
  const isReady = !missing.reason && !missing.port && !missing.knows;
  return { reason, setReason, port, setPort, knows, setKnows, tried, setTried, missing, isReady };
}

type FormOf = ReturnType<typeof useForm>;

function Fields({
  order,
  name,
  count,
  ways,
  form,
}: Pick<Props, 'order' | 'name' | 'count' | 'ways'> & { form: FormOf }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { tried, missing } = form;
  return (
    <>
      <p>{t(`live.means.${order}`, { count, node: name })}</p>
      {order === 'skip' && (
        <div className={tasks.field}>
          <label htmlFor="batch-way">{t('live.way')}</label>
          <ChooseOne
            id="batch-way"
            none={t('use-card.choose')}
            value={form.port}
            options={ways.map(({ id, label }) => ({ value: id, label: say(label) }))}
            change={form.setPort}
          />
          {tried && missing.port && <span className={tasks.error}>{t('order.way-needed')}</span>}
        </div>
      )}
      <ReasonField
        label={t('order.reason')}
        value={form.reason}
        change={form.setReason}
        error={tried && missing.reason ? t('order.reason-needed') : undefined}
      />
      {isFinal(order) && (
        <div className={tasks.field}>
          <Checkbox
            checked={form.knows}
            onChange={({ target }) => {
              form.setKnows(target.checked);
            }}
          >
            {t(`live.knows.${order}`)}
          </Checkbox>
          {tried && missing.knows && <span className={tasks.error}>{t('live.knows-needed')}</span>}
        </div>
      )}
    </>
  );
}

/** The dialogue. While it is under way it can be stopped; once it is over it only tells. */
export function BatchDialogue({ order, chosen, count, filters, path, name, ways, close }: Props) {
  const { t } = useTranslation();
  const form = useForm(order);
  const batch = useBatch();
  const [failed, setFailed] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const { progress } = batch;
  const submit = async () => {
    form.setTried(true);
    if (!form.isReady) return;
    setBusy(true);
    setFailed(null);
    try {
      const ids = chosen.all ? await idsOf(filters) : [...chosen.ids];
      const at = { ...(order !== 'cancel' && { node: path }), ...(order === 'skip' && { port: form.port }) };
      await batch.begin(ids, { action: order, reason: form.reason, ...at });
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const runs = progress !== null && !progress.over;
  const isOver = progress?.over === true;
  return (
    <Modal
      open
      title={t(`live.order.${order}`, { count })}
      okText={isOver ? t('action.close') : t(`live.order.${order}`, { count })}
      cancelText={runs ? t('live.stop') : t('action.back')}
      okButtonProps={{ danger: !isOver && isFinal(order), loading: isBusy && !isOver }}
      cancelButtonProps={isOver ? { style: { display: 'none' } } : {}}
      mask={{ closable: false }}
      keyboard={!runs}
      onOk={() => {
        if (isOver) close();
        else void submit();
      }}
      onCancel={runs ? batch.stop : close}
    >
      <div className={tasks.form}>
        {progress ? (
          <BatchResults progress={progress} />
        ) : (
          <Fields order={order} name={name} count={count} ways={ways} form={form} />
        )}
        {failed !== null && <ProblemAlert error={failed} />}
      </div>
    </Modal>
  );
}
