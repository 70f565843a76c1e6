/** The dialogue that imports policies from a file: what became of everything in it, and which policies are added. Nothing is kept before that is confirmed. */
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportedPolicies } from '../../engine/core/api.ts';
import { FileButton } from '../app/file-button.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { newKey } from '../app/request.ts';
import { upload } from '../app/upload.ts';
import { ImportReport } from './import-report.tsx';
import { firstPlan, isNameFit, policiesOf, typeOfFile, type Planned } from './import-plan.ts';
import styles from './policies.module.css';
import { useCreatePolicy } from './use-policies.ts';

interface Read {
  file: string;
  imported: ImportedPolicies;
}

/** Reads a file on the platform. */
function useReading() {
  const [read, setRead] = useState<Read | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const begin = async (file: File) => {
    setBusy(true);
    setError(null);
    setRead(null);
    try {
      const options = { type: typeOfFile(file.name), idempotencyKey: newKey(), progress: () => undefined };
      const imported = await upload<ImportedPolicies>('/api/policies/import', file, options);
      setRead({ file: file.name, imported });
      return imported;
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { read, error, isBusy, begin };
}

/** Asks for the file. */
function FileField({ isBusy, choose }: { isBusy: boolean; choose: (file: File) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.row}>
      <FileButton label={t('policies.import.choose')} accept=".dmn,.xml,.json,.jdm" {...{ isBusy, choose }} />
      <span className={styles.note}>{t('policies.import.takes')}</span>
    </div>
  );
}

/** The dialogue. */
export function ImportDialogue({ close, added }: { close: () => void; added: (names: readonly string[]) => void }) {
  const { t } = useTranslation();
  const { read, error, isBusy, begin } = useReading();
  const [plan, setPlan] = useState<readonly Planned[]>([]);
  const create = useCreatePolicy();
  const chosen = read ? policiesOf(read.imported, plan) : [];
  const areFit = plan.every(({ isChosen }, index) => !isChosen || isNameFit(plan, index));
  const confirm = async () => {
    const names: string[] = [];
    try {
      for (const policy of chosen) {
        await create.mutateAsync(policy);
        names.push(policy.name);
        // What is added is not added again where a later one is refused.
        setPlan((old) => old.map((each) => (each.name === policy.name ? { ...each, isChosen: false } : each)));
      }
      added(names);
    } catch {
      // The mutation keeps the problem, which is shown below.
    }
  };
  return (
    <Modal
      open
      width={760}
      title={t('policies.import.title')}
      okText={t('policies.import.add', { count: chosen.length })}
      cancelText={t('action.back')}
      okButtonProps={{ disabled: chosen.length === 0 || !areFit, loading: create.isPending }}
      onOk={() => void confirm()}
      onCancel={close}
    >
      <div className={styles.form}>
        <p>{t('policies.import.lead')}</p>
        <FileField
          isBusy={isBusy}
          choose={(file) =>
            void begin(file).then((imported) => {
              if (imported) setPlan(firstPlan(imported));
            })
          }
        />
        {error && <ProblemAlert error={error} />}
        {read && (
          <>
            <Alert
              type="info"
              showIcon
              title={t('policies.import.read', { file: read.file, ...read.imported.counts })}
            />
            <ImportReport imported={read.imported} plan={plan} change={setPlan} />
          </>
        )}
        {create.isError && <ProblemAlert error={create.error} />}
      </div>
    </Modal>
  );
}
