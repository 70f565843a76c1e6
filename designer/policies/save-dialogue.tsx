/** The dialogue that saves a draft as the next version: it says first, in words, what changes; where somebody saved meanwhile, both are brought together. */
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../engine/core/api.ts';
import { diffPolicy } from '../../engine/core/diff/diff-policies.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { ChangeList } from '../publish/comparison.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';
import { isAsExpected } from '../../engine/core/policies/policy-rows.ts';
import { mergePolicies } from './policy-merge.ts';
import { RowsMeanwhile } from './rows-bar.tsx';
import { useSession } from '../app/session.ts';
import { readEdited, useSaveVersion } from './use-policies.ts';
import { useRowResults } from './use-row-results.ts';
import { useSaveRows } from './use-save-rows.ts';

interface Props {
  saved: (view: PolicyView) => void;
  close: () => void;
}

/** Tells what another saved meanwhile, and takes it over. */
function Meanwhile({ theirs, took }: { theirs: PolicyView; took: (both: readonly string[]) => void }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const base = useDraftState(draft, (state) => state.base);
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('policies.save.meanwhile', { version: theirs.version, by: theirs.updatedBy })}
      description={
        <>
          <ChangeList differences={diffPolicy(base.policy, theirs.policy)} />
          <p>{t('policies.save.meanwhile-text')}</p>
          <Button
            onClick={() => {
              const { policy } = draft.getState();
              const merged = mergePolicies(base.policy, policy, theirs.policy);
              draft.change(() => merged.policy);
              draft.rebase({ policy: theirs.policy, version: theirs.version });
              took(merged.both);
            }}
          >
            {t('policies.save.merge')}
          </Button>
        </>
      }
    />
  );
}

/** What the test rows say of the draft: they pass, some do not, or there are none. */
function RowsSay({ total, failing }: { total: number; failing: readonly number[] }) {
  const { t } = useTranslation();
  if (total === 0)
    return (
      <p className={styles.finding} data-severity="warning">
        {t('policies.save.untested')}
      </p>
    );
  if (failing.length === 0) return <p>{t('policies.save.green', { count: total })}</p>;
  return (
    <p className={styles.finding} data-severity="error" role="status">
      {t('policies.save.failing', { count: failing.length, rows: failing.join(', ') })}
    </p>
  );
}

/** Numbers of the rows that the draft decides otherwise than expected, and how many expect something. */
function useFailingRows() {
  const { draft } = useDraftGround();
  const policy = useDraftState(draft, (state) => state.policy);
  const rows = useDraftState(draft, (state) => state.rows);
  const results = useRowResults(policy, rows);
  const failing = rows.flatMap((row, index) => {
    const result = results.get(row.id);
    return result && isAsExpected(row, result) === false ? [index + 1] : [];
  });
  return { failing, total: rows.filter(({ expects }) => expects !== '').length };
}

/** The dialogue. */
export function SaveDialogue({ saved, close }: Props) {
  const { t } = useTranslation();
  const { draft, findings } = useDraftGround();
  const base = useDraftState(draft, (state) => state.base);
  const policy = useDraftState(draft, (state) => state.policy);
  const [theirs, setTheirs] = useState<PolicyView | null>(null);
  const [both, setBoth] = useState<readonly string[]>([]);
  const { data: session } = useSession();
  const save = useSaveVersion(policy.name);
  const saving = useSaveRows(draft);
  const { failing, total } = useFailingRows();
  const differences = diffPolicy(base.policy, policy);
  const isConflict = save.error instanceof ApiProblem && save.error.slug === 'edited-meanwhile';
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  const submit = async () => {
    // The rows go first: the platform lets a version through by those that it keeps.
    if (!(await saving.save())) return;
    save.mutate(
      { policy, base: base.version },
      {
        onSuccess: saved,
        onError: (error) => {
          if (error instanceof ApiProblem && error.slug === 'edited-meanwhile')
            void readEdited(policy.name, session?.actor.account ?? '').then(setTheirs, () => undefined);
        },
      },
    );
  };
  return (
    <Modal
      open
      width={680}
      title={t('policies.save.title')}
      okText={t('policies.save.ok')}
      cancelText={t('action.back')}
      okButtonProps={{
        disabled:
          hasErrors || differences.length === 0 || failing.length > 0 || theirs !== null || saving.theirs !== null,
        loading: save.isPending || saving.isPending,
      }}
      onOk={() => void submit()}
      onCancel={close}
    >
      <div className={styles.form}>
        <p>{t('policies.save.means', { version: base.version })}</p>
        <div className={styles.changes} role="group" aria-label={t('versions.compare.changes')} tabIndex={0}>
          <h2 className="only-read-aloud">{t('versions.compare.changes')}</h2>
          <ChangeList differences={differences} />
        </div>
        {both.length > 0 && (
          <p className={styles.finding} data-severity="warning" role="status">
            {t('policies.save.both', { names: both.join(', ') })}
          </p>
        )}
        <RowsSay {...{ total, failing }} />
        <RowsMeanwhile saving={saving} />
        {hasErrors && (
          <p className={styles.finding} data-severity="error">
            {t('policies.save.errors')}
          </p>
        )}
        {theirs && (
          <Meanwhile
            theirs={theirs}
            took={(changed) => {
              setBoth(changed);
              setTheirs(null);
              save.reset();
            }}
          />
        )}
        {save.isError && !(isConflict && theirs) && <ProblemAlert error={save.error} />}
      </div>
    </Modal>
  );
}
