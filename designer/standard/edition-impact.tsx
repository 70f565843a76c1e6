/** What another edition of the standard would concern: its file is chosen, and its changes are shown with what answers to each clause today. */
import { DiffOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StandardImpact } from '../../engine/core/api.ts';
import type { ClauseImpact } from '../../engine/core/standard-coverage.ts';
import { FileButton } from '../app/file-button.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem, request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import table from '../publish/conformance.module.css';
import { Answers } from './clause-table.tsx';
import styles from './standard.module.css';

async function impactOf(file: File): Promise<StandardImpact> {
  let body: unknown;
  try {
    body = JSON.parse(await file.text());
  } catch {
    throw new ApiProblem(400, { type: '/problems/malformed-json' });
  }
  return request<StandardImpact>('POST', '/api/standard/impact', { body });
}

function Changes({ changes }: { changes: readonly ClauseImpact[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          {(['clause', 'change', 'concerns'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`standard.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ clause, kind, before, after, concerns }) => (
          <tr key={clause}>
            <th scope="row">
              {say((after ?? before)?.title ?? { 'zh-CN': clause, en: clause })} <code>{clause}</code>
            </th>
            <td>
              {t(`standard.change.${kind}`)}
              {before && <del className={styles.before}>{say(before.requirement)}</del>}
              {after && <ins className={styles.after}>{say(after.requirement)}</ins>}
            </td>
            <td>
              <Answers of={concerns} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The button, and what came of the file. */
export function useEditionImpact() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const impact = useMutation({ mutationFn: impactOf });
  const button = (
    <FileButton
      label={t('standard.compare')}
      accept="application/json,.json"
      icon={<DiffOutlined aria-hidden />}
      isBusy={impact.isPending}
      choose={(file) => {
        impact.mutate(file);
      }}
    />
  );
  const result = (
    <div aria-live="polite">
      {impact.isError && <ProblemAlert error={impact.error} />}
      {impact.data && (
        <section className={styles.chapter} aria-labelledby="impact">
          <div className={styles.head}>
            <h2 id="impact">{t('standard.impact', { edition: say(impact.data.to.name) })}</h2>
            <Button
              onClick={() => {
                impact.reset();
              }}
            >
              {t('standard.close')}
            </Button>
          </div>
          <p>
            {impact.data.changes.length === 0
              ? t('standard.no-changes')
              : t('standard.changes', { count: impact.data.changes.length })}
          </p>
          {impact.data.changes.length > 0 && <Changes changes={impact.data.changes} />}
        </section>
      )}
    </div>
  );
  return { button, result };
}
