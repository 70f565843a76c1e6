/** The panels beside the canvas, as tabs. */
import { Skeleton, Tabs } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorView } from './editor-view.ts';
import { sidePanels } from './side-panels.ts';

/** The tabs. */
export function SideTabs() {
  const { i18n } = useTranslation();
  const { panel, showPanel } = useEditorView();
  const front = sidePanels.find(({ id }) => id === panel) ?? sidePanels[0];
  return (
    <Tabs
      size="small"
      {...(front && { activeKey: front.id })}
      onChange={showPanel}
      destroyOnHidden
      items={sidePanels.map(({ id, component: Panel }) => ({
        key: id,
        label: i18n.t(`editor.panel.${id}` as 'editor.name'),
        children: (
          <Suspense fallback={<Skeleton active />}>
            <Panel />
          </Suspense>
        ),
      }))}
    />
  );
}
