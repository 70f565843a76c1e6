/** The panels beside the canvas of the editor: a panel is added here, and nowhere else. Its name is `editor.panel.ID`. */
import type { ComponentType } from 'react';
import { TestsPanel } from '../try/tests-panel.tsx';
import { TryPanel } from '../try/try-panel.tsx';

export interface SidePanel {
  id: string;
  component: ComponentType;
}

/** In the order of their tabs. Each finds what it needs by `useEditor`. */
export const sidePanels: readonly SidePanel[] = [
  { id: 'try', component: TryPanel },
  { id: 'tests', component: TestsPanel },
];
