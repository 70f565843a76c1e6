/** The tools over the canvas: lays all nodes out, shows them in lanes, adds notes, and lines up what is chosen. */
import {
  ColumnHeightOutlined,
  ColumnWidthOutlined,
  ExpandOutlined,
  LoadingOutlined,
  VerticalAlignMiddleOutlined,
  VerticalAlignTopOutlined,
  VerticalLeftOutlined,
  VerticalRightOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LanesSwitch } from '../canvas/read-tools.tsx';
import { alignments, type Alignment } from './align.ts';
import { useEditorView } from './editor-view.ts';
import { GroupTools } from './group-tools.tsx';
import { useAddNote } from './use-add-note.ts';
import { useEditorState } from './use-editor.ts';
import { useLayingOut } from './use-laying-out.ts';

const icons = {
  left: VerticalRightOutlined,
  right: VerticalLeftOutlined,
  top: VerticalAlignTopOutlined,
  middle: VerticalAlignMiddleOutlined,
  'spread-across': ColumnWidthOutlined,
  'spread-down': ColumnHeightOutlined,
} as const satisfies Record<Alignment, unknown>;

function Alignments({ count }: { count: number }) {
  const { t } = useTranslation();
  const { commands } = useEditorView();
  return (
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
  );
}

/** Offered where the one chosen node calls another scenario. */
function OpenSub() {
  const { t } = useTranslation();
  const { openSub } = useEditorView();
  const calls = useEditorState(({ scenario: { nodes }, selection: [chosen, ...others] }) =>
    others.length === 0 && nodes.some(({ id, kind }) => id === chosen && kind === 'sub-scenario') ? chosen : null,
  );
  if (calls === null || calls === undefined) return null;
  return (
    <Button
      size="small"
      icon={<ExpandOutlined aria-hidden />}
      onClick={() => {
        openSub(calls);
      }}
    >
      {t('editor.sub.open')}
    </Button>
  );
}

/** The tools. */
export function CanvasTools() {
  const { t } = useTranslation();
  const { inLanes, setInLanes } = useEditorView();
  const addNote = useAddNote();
  const { isBusy, toggle } = useLayingOut();
  const count = useEditorState(({ selection }) => selection.length);
  return (
    <div className="canvas-tools">
      <Button
        size="small"
        disabled={inLanes}
        aria-busy={isBusy}
        icon={isBusy ? <LoadingOutlined aria-hidden /> : undefined}
        onClick={toggle}
      >
        {t(isBusy ? 'canvas.laying-out' : 'canvas.lay-out')}
      </Button>
      <LanesSwitch inLanes={inLanes} change={setInLanes} />
      <Button size="small" disabled={inLanes} onClick={addNote}>
        {t('editor.notes.add')}
      </Button>
      <OpenSub />
      {!inLanes && <GroupTools />}
      {count > 1 && !inLanes && <Alignments count={count} />}
    </div>
  );
}
