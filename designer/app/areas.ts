/** The main areas: where each is, what it is called, and who sees it. */
import type { Right } from '../../engine/core/rights.ts';

/** In the order of the header. */
export const areas = [
  { to: '/scenarios', word: 'nav.scenarios', right: 'scenario.read' },
  { to: '/catalogue', word: 'nav.catalogue', right: 'catalogue.read' },
  { to: '/policies', word: 'nav.policies', right: 'policy.read' },
  { to: '/procedures', word: 'nav.procedures', right: 'procedure.read' },
  { to: '/tasks', word: 'nav.tasks', right: 'task.read' },
  { to: '/cases', word: 'nav.cases', right: 'case.read' },
  { to: '/terminals', word: 'nav.terminals', right: 'terminal.read' },
  { to: '/registrations', word: 'nav.registrations', right: 'registration.read' },
  { to: '/notices', word: 'nav.notices', right: 'notice.read' },
  { to: '/standard', word: 'nav.standard', right: 'policy.read' },
] as const satisfies { to: string; word: string; right: Right }[];

/** Where somebody begins: the first area that they may see. */
export const homeOf = (may: (right: Right) => boolean): string =>
  areas.find(({ right }) => may(right))?.to ?? '/procedures';
