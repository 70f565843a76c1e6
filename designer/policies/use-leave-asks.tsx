/** Asks before a page with unsaved work is left: by a link of the application, or by closing it. */
import { Modal } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

/** The address of a link of the application that a click follows in this tab; null where it is none. */
function addressOf(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.target === '_blank' || link.origin !== location.origin) return null;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  return isHere ? null : link.pathname + link.search + link.hash;
}

/** Listens while there is something to lose; gives what has to be on the page for that. */
export function useLeaveAsks(isUnsaved: boolean): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!isUnsaved) return;
    const over = new AbortController();
    const { signal } = over;
    document.addEventListener(
      'click',
      (event) => {
        const address = addressOf(event);
        if (address === null) return;
        event.preventDefault();
        event.stopPropagation();
        setWanted(address);
      },
      { signal, capture: true },
    );
    window.addEventListener(
      'beforeunload',
      (event) => {
        event.preventDefault();
      },
      { signal },
    );
    return () => {
      over.abort();
    };
  }, [isUnsaved]);
  return (
    <Modal
      open={wanted !== null}
      title={t('policies.leave.title')}
      okText={t('policies.leave.ok')}
      cancelText={t('policies.leave.stay')}
      onOk={() => {
        if (wanted !== null) void navigate(wanted);
      }}
      onCancel={() => {
        setWanted(null);
      }}
    >
      <p>{t('policies.leave.text')}</p>
    </Modal>
  );
}
