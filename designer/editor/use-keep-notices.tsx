/** What autosave has to tell once: that it merged what another saved, or brought back what was kept on this device. */
import { Button, notification } from 'antd';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateAndTime } from '../app/dates.ts';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import type { Autosave, Notice } from './autosave.ts';
import styles from './saving-mark.module.css';
import { useEditor } from './use-editor.ts';

const never = () => () => {};
const mostChanges = 4;

/** The changes of another, a few of them in words. */
function Changes({ notice }: { notice: Extract<Notice, { kind: 'merged' }> }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (notice.changes.length === 0) return t('keep.merged.only-places');
  return (
    <ul className={styles.notice}>
      {notice.changes.slice(0, mostChanges).map((change, index) => (
        <li key={index}>{say(change)}</li>
      ))}
      {notice.changes.length > mostChanges && (
        <li>{t('keep.merged.more', { count: notice.changes.length - mostChanges })}</li>
      )}
    </ul>
  );
}

/** Shows the notices of autosave as they come; gives what has to be on the page for that. */
export function useKeepNotices(autosave: Autosave | undefined): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { editor } = useEditor();
  const me = useSession().data?.actor.account;
  const [api, holder] = notification.useNotification({ placement: 'bottomRight', maxCount: 3 });
  const notice = useSyncExternalStore(autosave?.subscribe ?? never, () => autosave?.getState().notice ?? null);
  useEffect(() => {
    if (!notice || !autosave) return;
    autosave.dismiss();
    if (notice.kind === 'no-room') {
      api.warning({ key: 'no-room', title: t('keep.no-room'), description: t('keep.no-room-advice') });
    } else if (notice.kind === 'restored') {
      const undo = (
        <Button
          size="small"
          onClick={() => {
            editor.undo();
            api.destroy('restored');
          }}
        >
          {t('keep.restored.undo')}
        </Button>
      );
      const title = t('keep.restored.title', { at: dateAndTime(notice.at, language) });
      api.info({ key: 'restored', title, description: t('keep.restored.text'), actions: undo, duration: 12 });
    } else {
      const title = notice.by === me ? t('keep.merged.by-me') : t('keep.merged.by', { by: notice.by });
      api.info({ key: 'merged', title, description: <Changes notice={notice} />, duration: 10 });
    }
  }, [notice, autosave, api, t, language, me, editor]);
  return holder;
}
