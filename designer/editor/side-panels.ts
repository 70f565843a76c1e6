/** The panels beside the canvas of the editor: a panel is added here, and nowhere else. Its name is `editor.panel.ID`. */
import type { ComponentType } from 'react';
import { ProblemsPanel } from './problems-panel.tsx';

export interface SidePanel {
  id: string;
  component: ComponentType;
}

/** In the order of their tabs. Each finds what it needs by `useEditor`. */
export const sidePanels: readonly SidePanel[] = [{ id: 'problems', component: ProblemsPanel }];
