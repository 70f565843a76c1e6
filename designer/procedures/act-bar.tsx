/** What whoever looks may do to a case: a button an act; one that is refused says why. */
import { Button, Tooltip } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActionView, ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { FieldMark } from '../../engine/core/procedures/procedure-state.ts';
import type { Procedure, StageActionId } from '../../engine/core/procedures/procedure.ts';
import { problemKinds } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { useLanguage } from '../app/use-language.ts';
import { ActDialogue } from './act-dialogue.tsx';
import styles from './case.module.css';

/** In the order in which they are offered; what is handed in has a form of its own. */
const order: readonly StageActionId[] = [
  ...(['approve', 'consent', 'retry', 'return', 'reject', 'stop'] as const),
  ...(['claim', 'release', 'hand-over', 'comment', 'withdraw'] as const),
];
const first: readonly StageActionId[] = ['approve', 'consent', 'retry'];
const grave: readonly StageActionId[] = ['reject', 'withdraw', 'stop'];

function ActButton({ action, press }: { action: ActionView; press: () => void }) {
  const { say } = useLanguage();
  const id = useId();
  const why = action.refusal === null ? undefined : say(problemKinds[action.refusal].title);
  const button = (
    <Button
      type={first.includes(action.id) && why === undefined ? 'primary' : 'default'}
      danger={grave.includes(action.id)}
      {...(why !== undefined && { 'aria-disabled': true, 'aria-describedby': id, className: styles.refused ?? '' })}
      onClick={() => {
        if (why === undefined) press();
      }}
    >
      {say(action.label)}
    </Button>
  );
  if (why === undefined) return button;
  return (
    <>
      <Tooltip title={why}>{button}</Tooltip>
      <span id={id} className="only-read-aloud">
        {why}
      </span>
    </>
  );
}

interface Props {
  view: ProcedureView;
  procedure: Procedure | undefined;
  marks: readonly FieldMark[];
}

/** The bar; nothing where nothing is to be done. */
export function ActBar({ view, procedure, marks }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [open, setOpen] = useState<ActionView | null>(null);
  const actions = order.flatMap((id) => view.actions.filter((each) => each.id === id && each.side === view.yours));
  // Taking on and handing back exclude each other: only the one that can be done is of use.
  const shown = actions.filter(
    ({ id, refusal }) => refusal === null || !(['claim', 'release'] as StageActionId[]).includes(id),
  );
  if (shown.length === 0) return null;
  // The name is gone with the account.
  const forWhom = view.onBehalf === null ? null : (view.people[view.onBehalf] ?? text(view.onBehalf, view.onBehalf));
  const decides = shown.some(({ id }) => first.includes(id));
  return (
    <section aria-labelledby="acts" className={styles.acts} data-decides={decides}>
      <h2 id="acts">{t('procedures.acts')}</h2>
      {forWhom && <p>{t('delegations.case', { name: say(forWhom) })}</p>}
      <div className={styles.buttons}>
        {shown.map((action) => (
          <ActButton
            key={action.id}
            action={action}
            press={() => {
              setOpen(action);
            }}
          />
        ))}
      </div>
      {open && (
        <ActDialogue
          key={open.id}
          view={view}
          procedure={procedure}
          action={open}
          marks={marks}
          close={() => {
            setOpen(null);
          }}
        />
      )}
    </section>
  );
}
