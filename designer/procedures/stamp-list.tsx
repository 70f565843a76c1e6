/** Every stamp of a case, the latest first: who did what, when, for whom and why. */
import { useTranslation } from 'react-i18next';
import type { PeopleNames, ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Stamp } from '../../engine/core/procedures/procedure-state.ts';
import { sides, stageActions, type Procedure } from '../../engine/core/procedures/procedure.ts';
import { roles, type Role } from '../../engine/core/rights.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useLanguage } from '../app/use-language.ts';
import { InstitutionName } from '../institutions/institution-name.tsx';
import styles from './case.module.css';
import { nameOfField } from './name-of-field.ts';
import { PersonName } from './person-name.tsx';

const isAct = (action: Stamp['action']): action is keyof typeof stageActions => Object.hasOwn(stageActions, action);

function Who({ stamp, people }: { stamp: Stamp; people: PeopleNames }) {
  const { by, onBehalf, side, role, institution } = stamp;
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (side === 'platform' && by === 'platform') return <>{say(sides.platform)}</>;
  return (
    <>
      {say(role !== null && Object.hasOwn(roles, role) ? roles[role as Role].name : sides[side])}{' '}
      <PersonName account={by} people={people} />
      {onBehalf !== undefined && (
        <>
          {' '}
          <strong>
            {t('delegations.stamped-for')} <PersonName account={onBehalf} people={people} />
          </strong>
        </>
      )}
      {institution !== null && (
        <>
          {' '}
          · <InstitutionName id={institution} />
        </>
      )}
    </>
  );
}

interface Props {
  view: ProcedureView;
  procedure: Procedure | undefined;
}

/** The list. */
export function StampList({ view, procedure }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const stageName = (id: string) => {
    const stage = view.stages.find((each) => each.id === id);
    return stage ? say(stage.name) : id;
  };
  return (
    <section aria-labelledby="stamps">
      <h2 id="stamps">{t('procedures.stamps')}</h2>
      <ol className={styles.stamps}>
        {view.stamps.toReversed().map((stamp) => (
          <li key={stamp.seq} data-side={stamp.side}>
            <p>
              <strong>
                {isAct(stamp.action) ? say(stageActions[stamp.action]) : t(`procedures.stamped.${stamp.action}`)}
              </strong>{' '}
              · {stageName(stamp.stage)}
              {stamp.to !== undefined && (
                <>
                  {' '}
                  → <PersonName account={stamp.to} people={view.people} />
                </>
              )}
            </p>
            <p className={styles.faint}>
              <Who stamp={stamp} people={view.people} /> · <MomentOf at={stamp.at} />
            </p>
            {stamp.reason !== undefined && <blockquote>{stamp.reason}</blockquote>}
            {stamp.marks && (
              <ul>
                {stamp.marks.map(({ pointer, note }) => (
                  <li key={pointer + note}>
                    <strong>{procedure ? say(nameOfField(procedure, pointer)) : pointer}</strong> {note}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
