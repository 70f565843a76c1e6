/** The one place where a policy's decision table is shown, and edited where `change` is given. */
import { useTranslation } from 'react-i18next';
import { factWords } from '../../engine/core/policy-words.ts';
import { rowName, type Cell, type Table } from '../../engine/core/table.ts';
import { useLanguage } from '../app/use-language.ts';
import type { PolicyFinding } from './policy-findings.ts';
import styles from './policies.module.css';

/** What shows a table; without `onChange` it is only read. */
export interface TablePartProps {
  /** What the table is called, for who hears it. */
  label: string;
  table: Table;
  outcomes: readonly string[];
  /** The outcome where no row holds. */
  otherwise: string;
  /** Pointers lead into the policy: `/table/rows/3/when/0`. */
  findings: readonly PolicyFinding[];
  onChange?: (table: Table) => void;
  undoing?: { undo: () => void; redo: () => void; canUndo: boolean; canRedo: boolean };
}

const mostShown = 100;
const written = (cell: Cell): string => (typeof cell === 'string' ? cell : JSON.stringify(cell));

/** The table. */
export function TablePart({ label, table, findings }: TablePartProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { inputs, outputs, rows, hitPolicy } = table;
  return (
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <p className={styles.note}>{t('policies.table-of', { hitPolicy, rows: rows.length })}</p>
      <table className={styles.table}>
        <caption className="only-read-aloud">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policies.row')}</th>
            {inputs.map(({ fact, label }) => (
              <th key={fact} scope="col">
                {say(label ?? factWords(fact))}
              </th>
            ))}
            {outputs.map(({ name, label }) => (
              <th key={`output ${name}`} scope="col">
                {label ? say(label) : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map(({ when, then }, index) => (
            <tr
              key={index}
              data-wrong={findings.some(({ pointer }) => pointer.startsWith(`/table/rows/${index}`)) || undefined}
            >
              <th scope="row">{rowName(table, index)}</th>
              {when.map((cell, column) => (
                <td key={`when ${column}`}>{written(cell)}</td>
              ))}
              {then.map((value, column) => (
                <td key={`then ${column}`}>{String(value ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostShown && <p>…</p>}
    </div>
  );
}
