/** What goes wrong outside in a trial: operations that cannot be reached, are slow or refuse, once or always. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { operations, type Operation } from '../../engine/core/connectors.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { troubles, type Fault, type Trouble } from './trial-setup.ts';
import styles from './try.module.css';

interface Props {
  faults: readonly Fault[];
  /** Operations that were asked so far, which are offered first. */
  asked: readonly string[];
  change: (faults: readonly Fault[]) => void;
}

const everyOperation = Object.keys(operations) as Operation[];

/** The list, with a row a fault. */
export function FaultList({ faults, asked, change }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const inOrder = [...everyOperation].sort((a, b) => Number(asked.includes(b)) - Number(asked.includes(a)));
  const free = inOrder.find((operation) => !faults.some((fault) => fault.operation === operation));
  const put = (index: number, part: Partial<Fault>) => {
    change(faults.map((fault, each) => (each === index ? { ...fault, ...part } : fault)));
  };
  return (
    <fieldset className={styles.faults}>
      <legend>{t('try.faults.title')}</legend>
      {faults.length === 0 && <p className={styles.faint}>{t('try.faults.none')}</p>}
      {faults.map((fault, index) => {
        const name = say(operations[fault.operation].label);
        return (
          <div key={fault.operation} className={styles.fault}>
            <ChooseOne
              aria-label={t('try.faults.operation')}
              value={fault.operation}
              options={inOrder
                .filter((each) => each === fault.operation || !faults.some(({ operation }) => operation === each))
                .map((each) => ({ value: each, label: say(operations[each].label) }))}
              change={(operation) => {
                put(index, { operation: operation as Operation });
              }}
            />
            <ChooseOne
              aria-label={t('try.faults.trouble', { name })}
              value={fault.trouble}
              options={troubles.map((trouble) => ({ value: trouble, label: t(`try.trouble.${trouble}`) }))}
              change={(trouble) => {
                put(index, { trouble: trouble as Trouble });
              }}
            />
            <Checkbox
              checked={!fault.always}
              onChange={(event) => {
                put(index, { always: !event.target.checked });
              }}
            >
              {t('try.faults.once')}
            </Checkbox>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('try.faults.remove', { name })}
              onClick={() => {
                change(faults.filter((_fault, each) => each !== index));
              }}
            />
          </div>
        );
      })}
      {free && (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            change([...faults, { operation: free, trouble: 'unreachable', always: true }]);
          }}
        >
          {t('try.faults.add')}
        </Button>
      )}
    </fieldset>
  );
}
