/** The stages on the way of a case, from top to bottom: whose turn, within which limit, and what came of each. */
import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { ProcedureView, StageView } from '../../engine/core/procedures/procedure-view.ts';
import { sides } from '../../engine/core/procedures/procedure.ts';
import { roles } from '../../engine/core/rights.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './case.module.css';

/** Who is asked, and until when. */
function useTurn(): (stage: StageView) => string {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return ({ side, reviewers, workdays }) => {
    const people = reviewers.map(({ role, level }) =>
      t('procedures.at-level', { level: t(`procedures.level.${level}`), role: say(roles[role].name) }),
    );
    const who = people.length > 0 ? people.join(t('procedures.then')) : say(sides[side]);
    return workdays === null ? who : `${who} · ${t('procedures.within', { count: workdays })}`;
  };
}

/** The list. */
export function StageList({ view }: { view: ProcedureView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const turn = useTurn();
  return (
    <section aria-labelledby="stages">
      <h2 id="stages">{t('procedures.stages')}</h2>
      <ol className={styles.stages}>
        {view.stages.map((stage) => (
          <li key={stage.id} data-state={stage.state} aria-current={stage.state === 'now' ? 'step' : undefined}>
            <span className={styles.dot} aria-hidden>
              {stage.state === 'done' && <CheckOutlined />}
            </span>
            <strong>{say(stage.name)}</strong>
            <span className="only-read-aloud">{t(`procedures.stage-state.${stage.state}`)}</span>
            <p>{turn(stage)}</p>
            {stage.state !== 'to-come' && stage.result && (
              <p data-verdict={stage.result.verdict}>
                {t(`procedures.verdict.${stage.result.verdict}`)} · <MomentOf at={stage.result.at} />
              </p>
            )}
            {stage.state !== 'to-come' && stage.result && stage.result.findings.length > 0 && (
              <ul>
                {stage.result.findings.map(({ pointer, rule, severity, message }) => (
                  <li key={pointer + rule} data-severity={severity}>
                    {say(message)}
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
