/** The mutation score of the test rows: which mistakes in the policy none of them would notice, and a row for each that would. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MutationScore } from '../../engine/core/suites/mutation-score.ts';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { useLanguage } from '../app/use-language.ts';
import { useDraftGround } from './draft-context.ts';
import styles from './policies.module.css';
import { addRows } from './row-edits.ts';
import { newRows } from './rows-merge.ts';
import { useMutationScore } from './use-mutation-score.ts';

const mostShown = 12;

/** Rows that notice what is not noticed yet, each once. */
function witnessesOf({ survivors }: MutationScore): TestRow[] {
  const rows: TestRow[] = [];
  for (const { witness } of survivors) rows.push(...newRows([{ id: 'witness', ...witness }], rows));
  return rows;
}

function Survivors({ score }: { score: MutationScore }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { draft } = useDraftGround();
  const { survivors } = score;
  return (
    <>
      <ul className={styles.survivors} aria-label={t('policies.mutation.survivors')}>
        {survivors.slice(0, mostShown).map(({ words, witness }, index) => (
          <li key={index}>
            <span>{t('policies.mutation.survivor', { words: say(words) })}</span>
            <Button
              size="small"
              icon={<PlusOutlined aria-hidden />}
              aria-label={t('policies.mutation.add-for', { words: say(words) })}
              onClick={() => {
                draft.changeRows(addRows([witness]));
              }}
            >
              {t('policies.mutation.add')}
            </Button>
          </li>
        ))}
      </ul>
      {survivors.length > mostShown && (
        <p className={styles.note}>{t('policies.what-if.only', { shown: mostShown, total: survivors.length })}</p>
      )}
      <Button
        onClick={() => {
          draft.changeRows(addRows(witnessesOf(score)));
        }}
      >
        {t('policies.mutation.add-all')}
      </Button>
    </>
  );
}

function Score({ score }: { score: MutationScore }) {
  const { t } = useTranslation();
  const { tried, noticed, survivors } = score;
  const percent = tried === 0 ? 100 : Math.floor((100 * noticed) / tried);
  return (
    <>
      <p role="status">
        <strong className={styles.score}>{percent}%</strong>{' '}
        {tried === 0 ? t('policies.mutation.nothing') : t('policies.mutation.sum', { tried, noticed })}
      </p>
      {survivors.length > 0 && <Survivors score={score} />}
    </>
  );
}

/** The panel. */
export function MutationPanel({ policy, rows }: { policy: Policy; rows: readonly TestRow[] }) {
  const { t } = useTranslation();
  const { findings } = useDraftGround();
  const state = useMutationScore(policy, rows);
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  return (
    <section className={styles.section} aria-labelledby="policy-mutation">
      <h2 id="policy-mutation">{t('policies.mutation.title')}</h2>
      <p className={styles.note}>{t('policies.mutation.lead')}</p>
      {hasErrors ? (
        <p className={styles.note}>{t('policies.mutation.errors')}</p>
      ) : 'score' in state ? (
        <Score score={state.score} />
      ) : (
        <Progress
          percent={state.total > 0 ? Math.floor((100 * state.progress) / state.total) : 0}
          showInfo={false}
          aria-label={t('policies.mutation.running')}
        />
      )}
    </section>
  );
}
