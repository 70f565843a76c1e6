/** A list to choose from, one or several, by the browser's own radio buttons and boxes; what cannot be chosen says why. */
import type { ReactNode } from 'react';
import styles from './begin.module.css';

interface Choice<Value extends string> {
  value: Value;
  label: string;
  note?: string | undefined;
  icon?: ReactNode;
  /** Why it cannot be chosen; null where it can. */
  refusal?: string | null;
}

interface Props<Value extends string> {
  legend: string;
  /** One is chosen, or several. */
  several?: boolean;
  name: string;
  choices: readonly Choice<Value>[];
  chosen: readonly string[];
  error?: string | undefined;
  choose: (value: Value, isChosen: boolean) => void;
}

/** The list. */
export function ChoiceList<Value extends string>(props: Props<Value>) {
  const { legend, several = false, name, choices, chosen, error, choose } = props;
  return (
    <fieldset className={styles.choices} aria-describedby={error === undefined ? undefined : `${name}-error`}>
      <legend>{legend}</legend>
      <div className={styles.options}>
        {choices.map(({ value, label, note, icon, refusal = null }) => (
          <label key={value} className={styles.option} data-refused={refusal !== null}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={value}
              checked={chosen.includes(value)}
              disabled={refusal !== null && !chosen.includes(value)}
              aria-invalid={error !== undefined && !several ? true : undefined}
              onChange={(event) => {
                choose(value, event.target.checked);
              }}
            />
            {icon}
            <span className={styles.words}>
              <span className={styles.label}>{label}</span>
              {(refusal ?? note) !== undefined && <span className={styles.small}>{refusal ?? note}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${name}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
