/** The find bar over the canvas: Enter goes to the next node that fits, Shift+Enter to the one before. */
import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { useReactFlow } from '@xyflow/react';
import { Button, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/core/scenario.ts';
import { groupBoxes } from '../canvas/canvas-groups.ts';
import { groupIdOf } from '../canvas/group-key.ts';
import { nodeSize } from '../canvas/layout.ts';
import { noteIdOf } from '../canvas/note-key.ts';
import type { Point } from './edits.ts';
import { useEditorView } from './editor-view.ts';
import { findNodes } from './find-nodes.ts';
import { focusNode } from './focus-node.ts';
import { useEditor, useEditorState } from './use-editor.ts';

/** Where what goes by a name lies. */
function placeOf(scenario: Scenario, key: string): Point | undefined {
  const group = groupIdOf(key);
  if (group !== null) return groupBoxes(scenario, {}, new Set()).get(group);
  const note = noteIdOf(key);
  const among = note === null ? scenario.nodes : (scenario.notes ?? []);
  return among.find(({ id }) => id === (note ?? key))?.position;
}

/** Chooses a node and brings it to the middle. */
function useGoTo() {
  const { editor } = useEditor();
  const flow = useReactFlow();
  return (id: string) => {
    const at = placeOf(editor.getState().scenario, id);
    editor.select([id]);
    if (!at) return;
    const zoom = Math.max(flow.getZoom(), 0.8);
    void flow.setCenter(at.x + nodeSize.width / 2, at.y + nodeSize.height / 2, { zoom });
  };
}

/** The bar. */
export function FindBar() {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const { setFinding } = useEditorView();
  const scenario = useEditorState((state) => state.scenario);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const field = useRef<InputRef>(null);
  const goTo = useGoTo();
  const found = findNodes(scenario, query);
  useEffect(() => {
    field.current?.focus();
  }, []);
  const go = (by: number) => {
    if (found.length === 0) return;
    const next = at < 0 && by < 0 ? found.length - 1 : (at + by + found.length) % found.length;
    setAt(next);
    goTo(found[next] ?? '');
  };
  const close = () => {
    setFinding(false);
    const [chosen] = editor.getState().selection;
    if (chosen !== undefined) focusNode(chosen);
  };
  const count = query.trim() ? t('editor.find.count', { at: Math.max(at + 1, 0), count: found.length }) : '';
  return (
    <div
      className="find-bar"
      role="search"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) go(event.shiftKey ? -1 : 1);
        else if (event.key === 'Escape') close();
      }}
    >
      <Input
        ref={field}
        size="small"
        aria-label={t('editor.find.label')}
        placeholder={t('editor.find.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(-1);
        }}
        suffix={<span aria-live="polite">{count}</span>}
      />
      <Button
        size="small"
        type="text"
        icon={<UpOutlined aria-hidden />}
        aria-label={t('editor.find.previous')}
        onClick={() => {
          go(-1);
        }}
      />
      <Button
        size="small"
        type="text"
        icon={<DownOutlined aria-hidden />}
        aria-label={t('editor.find.next')}
        onClick={() => {
          go(1);
        }}
      />
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t('action.close')}
        onClick={close}
      />
    </div>
  );
}
