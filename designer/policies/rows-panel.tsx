/** The rows that test the draft: facts and the outcome they should have, decided as they are typed. */
import { CheckCircleFilled, CloseCircleFilled, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factWords } from '../../engine/core/policies/policy-words.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { Mark } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { focusId } from './focus-rule.ts';
import styles from './policies.module.css';
import { ResultWords } from './result-mark.tsx';
import { MutationPanel } from './mutation-panel.tsx';
import { addRows, changeFact, changeRow, nameRow, plainFacts, removeRow, rowsForUncovered } from './row-edits.ts';
import { RowsBar } from './rows-bar.tsx';
import {
  factsAsked,
  isAsExpected,
  rowFact,
  type RowResult,
  type TestRow,
} from '../../engine/core/policies/policy-rows.ts';
import { useRowResults } from './use-row-results.ts';
import { FactValueField } from './value-field.tsx';

const adderId = 'policy-add-row';

interface Props {
  policy: Policy;
  row: TestRow;
  number: number;
  result: RowResult | undefined;
}

/** Whether it went as expected, in a word. */
function Verdict({ row, result }: Pick<Props, 'row' | 'result'>) {
  const { t } = useTranslation();
  const passed = result ? isAsExpected(row, result) : null;
  if (passed === null) return <span className={styles.note}>{t('policies.rows.no-verdict')}</span>;
  return passed ? (
    <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={t('policies.rows.passed')} />
  ) : (
    <Mark tone="refused" icon={<CloseCircleFilled aria-hidden />} word={t('policies.rows.failed')} />
  );
}

function Row({ policy, row, number, result }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { draft } = useDraftGround();
  return (
    <tr>
      <th scope="row">{number}</th>
      <td data-title={t('policies.rows.name')}>
        <Input
          className={styles.rowName ?? ''}
          autoComplete="off"
          maxLength={120}
          aria-label={t('policies.rows.name-of', { number })}
          value={row.name ?? ''}
          onChange={({ target }) => {
            draft.changeRows(nameRow(row.id, target.value), `row ${row.id} name`);
          }}
        />
      </td>
      {factsAsked(policy).map((name) => {
        const { type, values } = rowFact(policy, name);
        return (
          <td key={name} data-title={say(factWords(name))}>
            <FactValueField
              {...{ fact: name, type, values }}
              label={t('policies.rows.fact', { number, fact: say(factWords(name)) })}
              value={row.facts[name]}
              none={t('policies.rows.unknown')}
              change={(value) => {
                draft.changeRows(changeFact(row.id, name, value), `row ${row.id} ${name}`);
              }}
            />
          </td>
        );
      })}
      <td data-title={t('policies.rows.expects')}>
        <ChooseOne
          aria-label={t('policies.rows.expects-of', { number })}
          value={row.expects}
          none={t('policies.rows.nothing')}
          options={[...new Set(policy.outcomes)].map((each) => ({ value: each, label: each }))}
          change={(expects) => {
            draft.changeRows(changeRow(row.id, (old) => ({ ...old, expects })));
          }}
        />
      </td>
      <td data-title={t('policies.rows.result')} aria-live="polite">
        <Verdict {...{ row, result }} /> <ResultWords result={result} />
      </td>
      <td>
        <span className={styles.tools}>
          <Button
            type="text"
            icon={<CopyOutlined aria-hidden />}
            aria-label={t('policies.rows.duplicate', { number })}
            onClick={() => {
              draft.changeRows(addRows([row]));
            }}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('policies.rows.remove', { number })}
            onClick={() => {
              draft.changeRows(removeRow(row.id));
              focusId(adderId);
            }}
          />
        </span>
      </td>
    </tr>
  );
}

function Rows({ policy, rows }: { policy: Policy; rows: readonly TestRow[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const results = useRowResults(policy, rows);
  const judged = rows.map((row) => {
    const result = results.get(row.id);
    return result ? isAsExpected(row, result) : null;
  });
  const passed = judged.filter((each) => each === true).length;
  const failed = judged.filter((each) => each === false).length;
  return (
    <>
      <p role="status">{t('policies.rows.sum', { total: rows.length, passed, failed })}</p>
      <div className={styles.scroll} role="group" aria-label={t('policies.tab.rows')} tabIndex={0}>
        <table className={styles.table}>
          <caption className="only-read-aloud">{t('policies.tab.rows')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policies.row')}</th>
              <th scope="col">{t('policies.rows.name')}</th>
              {factsAsked(policy).map((name) => (
                <th key={name} scope="col">
                  {say(factWords(name))}
                </th>
              ))}
              <th scope="col">{t('policies.rows.expects')}</th>
              <th scope="col">{t('policies.rows.result')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <Row key={row.id} {...{ policy, row }} number={index + 1} result={results.get(row.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Adds a row, or a row for each rule that has none. */
function AddRows({ policy, rows }: { policy: Policy; rows: readonly TestRow[] }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const [said, setSaid] = useState('');
  const cover = async () => {
    const { found, unreached } = await rowsForUncovered(policy, rows);
    if (found.length > 0) draft.changeRows(addRows(found));
    const added = t(found.length > 0 ? 'policies.rows.added' : 'policies.rows.covered', { count: found.length });
    setSaid(unreached.length > 0 ? `${added} ${t('policies.rows.unreached', { names: unreached.join(', ') })}` : added);
  };
  return (
    <div className={styles.acts}>
      <Button
        id={adderId}
        icon={<PlusOutlined aria-hidden />}
        onClick={() => {
          draft.changeRows(addRows([{ facts: plainFacts(policy), expects: '' }]));
        }}
      >
        {t('policies.rows.add')}
      </Button>
      {policy.rules && <Button onClick={() => void cover()}>{t('policies.rows.cover')}</Button>}
      <span role="status">{said}</span>
    </div>
  );
}

/** The rows. */
export function RowsPanel() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const policy = useDraftState(draft, (state) => state.policy);
  const rows = useDraftState(draft, (state) => state.rows);
  return (
    <>
      <p className={styles.note}>{t('policies.rows.lead')}</p>
      {rows.length > 0 ? (
        <Rows {...{ policy, rows }} />
      ) : (
        <EmptyState title={t('policies.rows.empty')} text={t('policies.rows.empty-text')} />
      )}
      <AddRows {...{ policy, rows }} />
      <RowsBar />
      <MutationPanel {...{ policy, rows }} />
    </>
  );
}
