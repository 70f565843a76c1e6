/** The main areas: where each is, what it is called, and who sees it. */
import type { Right } from '../../engine/core/rights.ts';

/** In the order of the header. */
export const areas = [
  { to: '/scenarios', word: 'nav.scenarios', right: 'scenario.read' },
  { to: '/catalogue', word: 'nav.catalogue', right: 'catalogue.read' },
  { to: '/policies', word: 'nav.policies', right: 'policy.read' },
  { to: '/tasks', word: 'nav.tasks', right: 'task.read' },
  { to: '/cases', word: 'nav.cases', right: 'case.read' },
  { to: '/standard', word: 'nav.standard', right: 'policy.read' },
] as const satisfies { to: string; word: string; right: Right }[];
