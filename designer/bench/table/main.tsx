/** The page of the bench `table`: the editor of decision tables, or plain text in the same virtualiser, over the same rows. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { ConfigProvider } from 'antd';
import { useRef, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { z } from 'zod';
import { assertExists } from '../../../engine/core/control.ts';
import { facts } from '../../../engine/core/facts/facts.ts';
import type { Table } from '../../../engine/core/tables/table.ts';
import { AppearanceProvider, useAppearance } from '../../app/appearance.tsx';
import '../../app/words.ts';
import '../../base.css';
import { cellText, columnsOf } from '../../tables/table-columns.ts';
import { TableEditor } from '../../tables/table-editor.tsx';
import { antTheme } from '../../theme.ts';
import { tableOf } from './rows.ts';

z.config({ jitless: true });

type Side = 'ours' | 'bare';
type Given = Table | number;

declare global {
  interface Window {
    /** Draws one side over a table, or over so many rows of one; gives how long it took until rows were on the screen, in milliseconds. */
    drawTable: (side: Side, table: Given, outcomes?: string[]) => Promise<number>;
    clearTable: () => void;
    /** The table as it stands. */
    tableNow: Table;
  }
}

const rowHeight = 32;

/** Rows of plain text, and nothing else. */
function Bare({ table, outcomes }: { table: Table; outcomes: string[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const columns = columnsOf(table, outcomes, facts, ['reason-zh', 'reason-en']);
  const rows = useVirtualizer({
    ...{ count: table.rows.length, overscan: 8 },
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
  });
  return (
    <div ref={scroller} data-scroller style={{ height: 480, overflow: 'auto', contain: 'strict' }}>
      <div style={{ position: 'relative', height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <div
            key={index}
            data-row={index}
            style={{ position: 'absolute', display: 'flex', height: rowHeight, transform: `translateY(${start}px)` }}
          >
            <div style={{ flex: 'none', width: 56 }}>{index + 1}</div>
            {columns.map((column) => {
              const row = table.rows[index];
              return (
                <div
                  key={column.key}
                  style={{ flex: 'none', width: column.width, overflow: 'hidden', whiteSpace: 'nowrap' }}
                >
                  {row && cellText(row, column, 'zh-CN')}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

function Ours({ first, outcomes }: { first: Table; outcomes: string[] }) {
  const { appearance } = useAppearance();
  const [table, setTable] = useState(first);
  return (
    <ConfigProvider theme={antTheme(appearance, true)}>
      <main style={{ padding: 16 }}>
        <h1 className="only-read-aloud">table</h1>
        <TableEditor
          label="决策表"
          {...{ table, outcomes, otherwise: outcomes.at(-1) ?? '' }}
          onChange={(next) => {
            window.tableNow = next;
            setTable(next);
          }}
        />
      </main>
    </ConfigProvider>
  );
}

const place = assertExists(document.getElementById('root'), '#root');
let root: Root | null = null;
const frame = () => new Promise(requestAnimationFrame);

window.clearTable = () => {
  root?.unmount();
  root = null;
};

window.drawTable = async (side, given, outcomes = ['free', 'half', 'full', 'counter']) => {
  window.clearTable();
  const table = typeof given === 'number' ? tableOf(given) : given;
  window.tableNow = table;
  const began = performance.now();
  root = createRoot(place);
  root.render(
    side === 'bare' ? (
      <Bare table={table} outcomes={outcomes} />
    ) : (
      <AppearanceProvider>
        <Ours first={table} outcomes={outcomes} />
      </AppearanceProvider>
    ),
  );
  while (!place.querySelector('[data-row]')) await frame();
  await frame();
  return performance.now() - began;
};
