/** The panels beside the canvas of the editor: a panel is added here, and nowhere else. Its name is `editor.panel.ID`. */
import type { ComponentType } from 'react';
import { InspectorPanel } from '../inspector/inspector-panel.tsx';
import { VariablesPanel } from '../inspector/variables-panel.tsx';

export interface SidePanel {
  id: string;
  component: ComponentType;
}

/** In the order of their tabs. Each finds what it needs by `useEditor`. */
export const sidePanels: readonly SidePanel[] = [
  { id: 'inspector', component: InspectorPanel },
  { id: 'variables', component: VariablesPanel },
];
