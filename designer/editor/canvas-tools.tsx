/** The tools over the canvas: lays all nodes out, and lines up those that are chosen. */
import {
  ColumnHeightOutlined,
  ColumnWidthOutlined,
  VerticalAlignMiddleOutlined,
  VerticalAlignTopOutlined,
  VerticalLeftOutlined,
  VerticalRightOutlined,
} from '@ant-design/icons';
import { useReactFlow } from '@xyflow/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { alignments, type Alignment } from './align.ts';
import { useEditorView } from './editor-view.ts';
import { useEditorState } from './use-editor.ts';

const icons = {
  left: VerticalRightOutlined,
  right: VerticalLeftOutlined,
  top: VerticalAlignTopOutlined,
  middle: VerticalAlignMiddleOutlined,
  'spread-across': ColumnWidthOutlined,
  'spread-down': ColumnHeightOutlined,
} as const satisfies Record<Alignment, unknown>;

/** The tools. */
export function CanvasTools() {
  const { t } = useTranslation();
  const { commands } = useEditorView();
  const { fitView } = useReactFlow();
  const count = useEditorState(({ selection }) => selection.length);
  return (
    <div className="canvas-tools">
      <Button
        size="small"
        onClick={() => {
          commands.layOut();
          requestAnimationFrame(() => void fitView({ minZoom: 0.5, maxZoom: 1, padding: 0.08 }));
        }}
      >
        {t('canvas.lay-out')}
      </Button>
      {count > 1 && (
        <div role="group" aria-label={t('editor.align.label', { count })} className="canvas-tools-group">
          {alignments.map((how) => {
            const Icon = icons[how];
            return (
              <Button
                key={how}
                size="small"
                icon={<Icon aria-hidden />}
                aria-label={t(`editor.align.${how}`)}
                title={t(`editor.align.${how}`)}
                disabled={how.startsWith('spread') && count < 3}
                onClick={() => {
                  commands.align(how);
                }}
              />
            );
          })}
          <span className="canvas-tools-count">{t('editor.chosen', { count })}</span>
        </div>
      )}
    </div>
  );
}
