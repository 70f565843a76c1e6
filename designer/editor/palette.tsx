/** The palette: every node kind by its group, searched, dragged onto the canvas or added with a click. */
import { Input, Tooltip } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NodeKind } from '../../engine/core/node.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeSize } from '../canvas/layout.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { useEditorView } from './editor-view.ts';
import { dragKind } from './palette-drag.ts';
import { paletteDrawers } from './palette-kinds.ts';
import styles from './palette.module.css';
import { useCentre } from './use-centre.ts';

function Entry({ kind: { kind, label, summary } }: { kind: NodeKind }) {
  const { say } = useLanguage();
  const { commands } = useEditorView();
  const centre = useCentre(nodeSize);
  return (
    <li>
      <Tooltip title={say(summary)} placement="right" mouseEnterDelay={0.4}>
        <button
          type="button"
          className={styles.entry}
          draggable
          onDragStart={(event) => {
            dragKind(event.dataTransfer, kind);
          }}
          onClick={() => {
            commands.add(kind, centre());
          }}
        >
          <NodeIcon kind={kind} />
          <span>{say(label)}</span>
        </button>
      </Tooltip>
    </li>
  );
}

/** The palette. */
export function Palette() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [query, setQuery] = useState('');
  const drawers = paletteDrawers(query);
  return (
    <nav className={styles.palette} aria-label={t('editor.palette')}>
      <Input
        className={styles.search ?? ''}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('editor.search-kinds')}
        aria-label={t('editor.search-kinds')}
        allowClear
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
      />
      <div className={styles.drawers}>
        {drawers.map(({ group, label, kinds }) => (
          <section key={group} aria-label={say(label)}>
            <h2 className={styles.group}>{say(label)}</h2>
            <ul>
              {kinds.map((kind) => (
                <Entry key={kind.kind} kind={kind} />
              ))}
            </ul>
          </section>
        ))}
        {drawers.length === 0 && <p className={styles.none}>{t('editor.no-kind', { query })}</p>}
      </div>
    </nav>
  );
}
