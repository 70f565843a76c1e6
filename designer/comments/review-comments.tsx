/** The comments on a page where a version or the draft is reviewed. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import publish from '../publish/publish.module.css';
import { CommentField } from './comment-field.tsx';
import { ThreadList } from './thread-list.tsx';
import { useCommentOrder, useThreads } from './use-comments.ts';

interface Props {
  scenario: Scenario;
  /** The version that is looked at; null for the draft. */
  version: number | null;
}

/** The section; an address that ends with #comments leads here. */
export function ReviewComments({ scenario, version }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const { hash } = useLocation();
  const section = useRef<HTMLElement>(null);
  const { threads, error, refetch } = useThreads(scenario.id);
  const order = useCommentOrder(scenario.id);
  const isRead = threads !== undefined;
  useEffect(() => {
    if (hash === '#comments' && isRead) section.current?.scrollIntoView();
  }, [hash, isRead]);
  return (
    <section ref={section} className={publish.section} aria-labelledby="comments-title">
      <h2 id="comments-title">{t('comments.title')}</h2>
      {error !== null && <ProblemAlert error={error} retry={() => void refetch()} />}
      {threads?.length === 0 && <p>{t('comments.none-here')}</p>}
      {threads && <ThreadList threads={threads} scenario={scenario} />}
      {may('comment.write') && (
        <CommentField
          scenario={scenario.id}
          label={version === null ? t('comments.new-draft') : t('comments.new-version', { version })}
          send={t('comments.send')}
          isSending={order.isPending}
          error={order.error}
          submit={(text, done) => {
            const body = { text, ...(version !== null && { version }) };
            order.mutate({ act: 'add', body }, { onSuccess: done });
          }}
        />
      )}
    </section>
  );
}
