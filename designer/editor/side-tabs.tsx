/** The panels beside the canvas, as tabs that wrap, so that each can be seen and reached however many there are. */
import { Skeleton } from 'antd';
import { Suspense, useId, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorView } from './editor-view.ts';
import { sidePanels } from './side-panels.ts';
import styles from './side-tabs.module.css';

/** Moves the focus along the tabs by arrows, Home and End; Enter or Space opens. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.findIndex((tab) => tab === document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  tabs[(to + tabs.length) % tabs.length]?.focus();
}

/** The tabs. */
export function SideTabs() {
  const { t, i18n } = useTranslation();
  const id = useId();
  const { panel, showPanel } = useEditorView();
  const front = sidePanels.find((each) => each.id === panel) ?? sidePanels[0];
  if (!front) return null;
  const Panel = front.component;
  return (
    <>
      <div className={styles.tabs} role="tablist" tabIndex={-1} aria-label={t('editor.panels')} onKeyDown={walk}>
        {sidePanels.map((each) => (
          <button
            key={each.id}
            type="button"
            role="tab"
            id={`${id}-${each.id}`}
            className={styles.tab}
            aria-selected={each === front}
            aria-controls={`${id}-panel`}
            tabIndex={each === front ? 0 : -1}
            onClick={() => {
              showPanel(each.id);
            }}
          >
            {i18n.t(`editor.panel.${each.id}` as 'editor.name')}
          </button>
        ))}
      </div>
      <div key={front.id} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${front.id}`}>
        <Suspense fallback={<Skeleton active title={false} />}>
          <Panel />
        </Suspense>
      </div>
    </>
  );
}
