/** What goes wrong outside in a trial: an operation of a node, or of all, that cannot be reached, is slow or refuses, each time or the nth. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { operations, type Operation } from '../../engine/core/connectors.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import { freshFault, troubles, type Fault, type Trouble } from './faults.ts';
import type { Asker } from './node-operations.ts';
import styles from './try.module.css';

interface Props {
  scenario: Scenario;
  faults: readonly Fault[];
  /** The nodes that ask, and what. */
  askers: readonly Asker[];
  change: (faults: readonly Fault[]) => void;
}

const everyOperation = Object.keys(operations) as Operation[];
const mostAttempts = 5;

/** What may go wrong for a node; for all, what any of them asks comes first. */
function operationsFor(node: string | null, askers: readonly Asker[]): readonly Operation[] {
  if (node !== null) return askers.find(({ path }) => path === node)?.operations ?? everyOperation;
  return [...new Set([...askers.flatMap((asker) => asker.operations), ...everyOperation])];
}

/** A fault, in a sentence and the fields that make it. */
function FaultRow({
  fault,
  index,
  scenario,
  askers,
  put,
  remove,
}: Omit<Props, 'faults' | 'change'> & {
  fault: Fault;
  index: number;
  put: (fault: Fault) => void;
  remove: () => void;
}) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const nth = { number: index + 1 };
  const sentence = t('try.faults.sentence', {
    node: fault.node === null ? t('try.faults.any-node') : nodeNamed(scenario, fault.node, language),
    operation: say(operations[fault.operation].label),
    trouble: t(`try.trouble.${fault.trouble}`),
    attempt: fault.attempt === null ? t('try.faults.each-time') : t('try.faults.nth', { count: fault.attempt }),
  });
  return (
    <li className={styles.fault}>
      <div className={styles.line}>
        <strong className={styles.name}>{sentence}</strong>
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('try.faults.remove', nth)}
          onClick={remove}
        />
      </div>
      <div className={styles.faultFields}>
        <ChooseOne
          aria-label={t('try.faults.node', nth)}
          value={fault.node ?? ''}
          none={t('try.faults.any-node')}
          options={askers.map(({ path }) => ({ value: path, label: nodeNamed(scenario, path, language) }))}
          change={(value) => {
            const node = value === '' ? null : value;
            const able = operationsFor(node, askers);
            const operation = able.includes(fault.operation) ? fault.operation : (able[0] ?? fault.operation);
            put({ ...fault, node, operation });
          }}
        />
        <ChooseOne
          aria-label={t('try.faults.operation', nth)}
          value={fault.operation}
          options={operationsFor(fault.node, askers).map((value) => ({ value, label: say(operations[value].label) }))}
          change={(operation) => {
            put({ ...fault, operation: operation as Operation });
          }}
        />
        <ChooseOne
          aria-label={t('try.faults.trouble', nth)}
          value={fault.trouble}
          options={troubles.map((trouble) => ({ value: trouble, label: t(`try.trouble.${trouble}`) }))}
          change={(trouble) => {
            put({ ...fault, trouble: trouble as Trouble });
          }}
        />
        <ChooseOne
          aria-label={t('try.faults.attempt', nth)}
          value={String(fault.attempt ?? '')}
          none={t('try.faults.each-time')}
          options={Array.from({ length: Math.max(mostAttempts, fault.attempt ?? 0) }, (_each, at) => ({
            value: String(at + 1),
            label: t('try.faults.nth', { count: at + 1 }),
          }))}
          change={(attempt) => {
            put({ ...fault, attempt: attempt === '' ? null : Number(attempt) });
          }}
        />
      </div>
    </li>
  );
}

/** The list, with a row a fault. */
export function FaultList({ scenario, faults, askers, change }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.faults}>
      <legend>{t('try.faults.title')}</legend>
      {faults.length === 0 && <p className={styles.faint}>{t('try.faults.none')}</p>}
      <ul>
        {faults.map((fault, index) => (
          <FaultRow
            key={index}
            {...{ fault, index, scenario, askers }}
            put={(next) => {
              change(faults.map((each, at) => (at === index ? next : each)));
            }}
            remove={() => {
              change(faults.filter((_each, at) => at !== index));
            }}
          />
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => {
          change([...faults, freshFault(faults, askers)]);
        }}
      >
        {t('try.faults.add')}
      </Button>
    </fieldset>
  );
}
