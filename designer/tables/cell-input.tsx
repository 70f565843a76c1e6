/** The field of a cell that is typed into; what its column has few of is offered. */
import { useId } from 'react';
import { booleanIn, noWord, wordOf, yesWord } from '../../engine/core/tables/table-cell-words.ts';
import type { Language } from '../../engine/core/text.ts';
import type { GridColumn } from './table-columns.ts';
import styles from './table-grid.module.css';

interface Props {
  column: GridColumn;
  language: Language;
  label: string;
  text: string;
  onText: (text: string) => void;
  onLeave: () => void;
}

/** What can be chosen in a column: its values in words. */
function offersOf({ values: column }: GridColumn, language: Language): string[] {
  if (column.type === 'boolean') return [yesWord[language], noWord[language]];
  return (column.values ?? []).map((value) =>
    typeof value === 'boolean'
      ? (booleanIn(String(value)) ? yesWord : noWord)[language]
      : (wordOf(String(value), column, language) ?? String(value)),
  );
}

/** The field. */
export function CellInput({ column, language, label, text, onText, onLeave }: Props) {
  const list = useId();
  const offers = offersOf(column, language);
  return (
    <>
      <input
        className={styles.input}
        aria-label={label}
        value={text}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        {...(offers.length > 0 && { list })}
        onChange={({ target }) => {
          onText(target.value);
        }}
        onBlur={onLeave}
      />
      {offers.length > 0 && (
        <datalist id={list}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
    </>
  );
}
