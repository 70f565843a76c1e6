/** Which groups of a drawing are one box, and what is not drawn for it: the same objects as before while nothing of that changed. */
import { useMemo } from 'react';
import type { Scenario } from '../../engine/core/scenario.ts';
import { hiddenIn } from './canvas-groups.ts';

export interface Folded {
  folded: ReadonlySet<string>;
  /** The name of the group's box by the name of what lies in it. */
  hidden: ReadonlyMap<string, string>;
}

/** What is folded, from the ids of the groups that are. */
export function useFolded(scenario: Scenario, ids: ReadonlySet<string>): Folded {
  const key = [...ids].join(' ');
  return useMemo(() => {
    const folded = new Set(key.split(' ').filter(Boolean));
    return { folded, hidden: hiddenIn(scenario, folded) };
  }, [scenario, key]);
}
