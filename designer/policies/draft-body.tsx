/** What a draft is written in: its head, and its rules or its table. */
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import { besideTable } from '../tables/table-sheets.ts';
import { TableEditor } from '../tables/table-editor.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { FindingList } from './finding-list.tsx';
import { HeadForm } from './head-form.tsx';
import styles from './policies.module.css';
import { RulesPanel } from './rules-panel.tsx';

/** The head folded, what stands in the way of saving, and the rules or the table. */
export function DraftBody({ opened, open }: { opened: number | null; open: (index: number | null) => void }) {
  const { t } = useTranslation();
  const { draft, findings } = useDraftGround();
  const { say } = useLanguage();
  const { policy, canUndo, canRedo } = useDraftState(draft, (state) => state);
  const undoing = {
    ...{ canUndo, canRedo },
    undo: () => {
      draft.undo();
    },
    redo: () => {
      draft.redo();
    },
  };
  const isHead = findings.some(({ pointer }) =>
    /^\/(title|outcomes|otherwise|strictness|at|from|until|level)/.test(pointer),
  );
  return (
    <>
      <details className={styles.kind} open={isHead || undefined}>
        <summary>{t('policies.head')}</summary>
        <HeadForm />
      </details>
      <FindingList open={open} />
      {policy.table ? (
        <TableEditor
          label={say(policy.title)}
          {...{ table: policy.table, outcomes: policy.outcomes, otherwise: policy.otherwise.then, undoing }}
          beside={besideTable(policy)}
          onTake={(table, beside) => {
            draft.change((old) => (old.table ? { ...old, ...beside, table } : old));
          }}
          onChange={(table) => {
            draft.change((old) => (old.table ? { ...old, table } : old));
          }}
        />
      ) : (
        <RulesPanel {...{ opened, open }} />
      )}
    </>
  );
}
