/** Where a case stands, as far as a plan for it depends on that. */
import type { Overlay } from '../run-scenario-ports.ts';

/** A token, the node it stands on, and what it does there. */
export type StandingToken = Pick<Overlay['tokens'][number], 'id' | 'path' | 'phase'>;

/** Tells whether the tokens of a case still stand as they did. */
export const standsAs = (tokens: readonly StandingToken[], standing: readonly StandingToken[]): boolean =>
  tokens.length === standing.length &&
  standing.every((each) =>
    tokens.some(({ id, path, phase }) => id === each.id && path === each.path && phase === each.phase),
  );
