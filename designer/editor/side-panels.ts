/** The panels beside the canvas of the editor: a panel is added here, and nowhere else. Its name is `editor.panel.ID`. */
import { lazy, type ComponentType } from 'react';
import { InspectorPanel } from '../inspector/inspector-panel.tsx';
import { VariablesPanel } from '../inspector/variables-panel.tsx';
import { ProblemsPanel } from './problems-panel.tsx';

export interface SidePanel {
  id: string;
  component: ComponentType;
}

const TryPanel = lazy(() => import('../try/try-panel.tsx').then((panel) => ({ default: panel.TryPanel })));
const TestsPanel = lazy(() => import('../try/tests-panel.tsx').then((panel) => ({ default: panel.TestsPanel })));
const CommentsPanel = lazy(() =>
  import('../comments/comments-panel.tsx').then((panel) => ({ default: panel.CommentsPanel })),
);

/** In the order of their tabs. Each finds what it needs by `useEditor`. */
export const sidePanels: readonly SidePanel[] = [
  { id: 'inspector', component: InspectorPanel },
  { id: 'problems', component: ProblemsPanel },
  { id: 'variables', component: VariablesPanel },
  { id: 'try', component: TryPanel },
  { id: 'tests', component: TestsPanel },
  { id: 'comments', component: CommentsPanel },
];
