/** One of the outcomes that the draft declares. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseOne } from '../app/choose-one.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { FieldNotes, useIsWrong } from './field-notes.tsx';
import styles from './policies.module.css';

interface Props {
  label: string;
  pointer: string;
  value: string;
  change: (outcome: string) => void;
}

/** The choice; what is decided and not declared stays in the list as it is written. */
export function OutcomeField({ label, pointer, value, change }: Props) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const id = useId();
  const outcomes = useDraftState(draft, ({ policy }) => policy.outcomes);
  const wrong = useIsWrong(pointer);
  const known = outcomes.includes(value) ? outcomes : [...outcomes, value];
  const options = [...new Set(known)].map((each) => ({
    value: each,
    label: outcomes.includes(each) ? each : t('policies.undeclared', { outcome: each }),
  }));
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <ChooseOne id={id} aria-invalid={wrong} aria-describedby={`${id}-notes`} {...{ value, options, change }} />
      <FieldNotes pointer={pointer} id={`${id}-notes`} />
    </div>
  );
}
