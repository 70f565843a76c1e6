/** A thread: the comment that begins it, its answers, and what may be done to them. */
import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isEditable, type Comment, type Thread } from '../../engine/core/comment.ts';
import { Mark } from '../app/mark.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { CommentField } from './comment-field.tsx';
import styles from './comments.module.css';
import { partsOf } from './mention-parts.ts';
import { useCommentOrder } from './use-comments.ts';

/** The words of a comment, with whom they mention set off. */
export function Words({ comment: { text, mentions } }: { comment: Pick<Comment, 'text' | 'mentions'> }) {
  return (
    <p className={styles.words}>
      {partsOf(text, mentions).map((part, index) =>
        part.isMention ? (
          <strong key={index} className={styles.mention}>
            {part.text}
          </strong>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

/** One comment, changed or deleted by who wrote it. */
function One({ comment }: { comment: Comment }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data: session } = useSession();
  const [isEditing, setEditing] = useState(false);
  const [mayStillEdit] = useState(() => session && isEditable(comment, session.actor, new Date()));
  const order = useCommentOrder(comment.scenario);
  if (comment.deletedAt !== null) return <p className={styles.soft}>{t('comments.deleted')}</p>;
  return (
    <article className={styles.one}>
      <p className={styles.soft}>
        <strong className={styles.by}>{say(comment.byName)}</strong> · <MomentOf at={comment.at} />
        {comment.editedAt !== null && ` · ${t('comments.edited')}`}
      </p>
      {isEditing ? (
        <CommentField
          scenario={comment.scenario}
          label={t('comments.edit-label')}
          send={t('comments.save')}
          initial={comment.text}
          isSending={order.isPending}
          error={order.error}
          submit={(text) => {
            order.mutate(
              { act: 'edit', comment, text },
              {
                onSuccess: () => {
                  setEditing(false);
                },
              },
            );
          }}
          cancel={() => {
            setEditing(false);
          }}
        />
      ) : (
        <Words comment={comment} />
      )}
      {!isEditing && order.isError && <ProblemAlert error={order.error} />}
      {comment.by === session?.actor.account && !isEditing && (
        <div className={styles.acts}>
          {mayStillEdit && (
            <Button
              type="link"
              size="small"
              onClick={() => {
                setEditing(true);
              }}
            >
              {t('comments.edit')}
            </Button>
          )}
          <Popconfirm
            title={t('comments.delete-sure')}
            okText={t('comments.delete')}
            cancelText={t('action.back')}
            onConfirm={() => {
              order.mutate({ act: 'delete', comment });
            }}
          >
            <Button type="link" size="small" danger>
              {t('comments.delete')}
            </Button>
          </Popconfirm>
        </div>
      )}
    </article>
  );
}

interface Props {
  thread: Thread;
  /** What it is about, as far as that is not said around it. */
  about: ReactNode;
}

/** The thread. */
export function ThreadCard({ thread: { first, answers }, about }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const [isAnswering, setAnswering] = useState(false);
  const order = useCommentOrder(first.scenario);
  const act = first.resolved ? 'reopen' : 'resolve';
  return (
    <li className={styles.thread} data-resolved={first.resolved !== null}>
      <div className={styles.head}>
        <span className={styles.soft}>{about}</span>
        {first.resolved && (
          <Mark
            tone="done"
            icon={<CheckCircleFilled aria-hidden />}
            word={t('comments.resolved', { by: first.resolved.by })}
          />
        )}
      </div>
      <One comment={first} />
      {answers.map((answer) => (
        <One key={answer.id} comment={answer} />
      ))}
      {order.isError && !isAnswering && <ProblemAlert error={order.error} />}
      {isAnswering && (
        <CommentField
          scenario={first.scenario}
          label={t('comments.answer-label')}
          send={t('comments.answer')}
          isSending={order.isPending}
          error={order.error}
          submit={(text) => {
            order.mutate(
              { act: 'add', body: { text, thread: first.id } },
              {
                onSuccess: () => {
                  setAnswering(false);
                },
              },
            );
          }}
          cancel={() => {
            setAnswering(false);
          }}
        />
      )}
      {may('comment.write') && !isAnswering && (
        <div className={styles.acts}>
          <Button
            size="small"
            onClick={() => {
              setAnswering(true);
            }}
          >
            {t('comments.answer')}
          </Button>
          <Button
            size="small"
            loading={order.isPending}
            onClick={() => {
              order.mutate({ act, comment: first });
            }}
          >
            {t(`comments.${act}`)}
          </Button>
        </div>
      )}
    </li>
  );
}
