/** The editor's panel of comments: those on the node that is chosen, or all of them, and writing one. */
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../app/empty-state.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { CommentField } from './comment-field.tsx';
import styles from './comments.module.css';
import { ThreadList } from './thread-list.tsx';
import { useCommentOrder, useThreads } from './use-comments.ts';

/** The panel. */
export function CommentsPanel() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const may = useMay();
  const { editor } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const selection = useEditorState((state) => state.selection);
  const [onlySelected, setOnlySelected] = useState(false);
  const { threads, error, refetch } = useThreads(scenario.id);
  const order = useCommentOrder(scenario.id);
  const node = selection.length === 1 ? selection[0] : undefined;
  const isNarrowed = onlySelected && node !== undefined;
  const shown = (threads ?? []).filter(({ first }) => !isNarrowed || first.node === node);
  if (!may('comment.read')) return <p>{t('comments.may-not')}</p>;
  return (
    <div className={styles.panel}>
      {may('comment.write') && (
        <CommentField
          scenario={scenario.id}
          label={
            node === undefined
              ? t('comments.new-whole')
              : t('comments.new-node', { node: nodeNamed(scenario, node, language) })
          }
          send={t('comments.send')}
          isSending={order.isPending}
          error={order.error}
          submit={(text, done) => {
            const body = { text, ...(node !== undefined && { node }) };
            order.mutate({ act: 'add', body }, { onSuccess: done });
          }}
        />
      )}
      {node !== undefined && (
        <Checkbox
          checked={onlySelected}
          onChange={({ target }) => {
            setOnlySelected(target.checked);
          }}
        >
          {t('comments.only-selected')}
        </Checkbox>
      )}
      {error !== null && <ProblemAlert error={error} retry={() => void refetch()} />}
      {threads && shown.length === 0 && <EmptyState title={t('comments.none')} text={t('comments.none-text')} />}
      <ThreadList
        threads={shown}
        scenario={scenario}
        select={(id) => {
          editor.select([id]);
        }}
      />
    </div>
  );
}
