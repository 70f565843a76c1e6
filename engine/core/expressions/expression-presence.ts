/** What a condition says of fields that may be unset: has(a.b) && … knows that a.b is set. */
import { pathOf } from './expression-paths.ts';
import { type Tree } from './expression-tree.ts';

/** The key of a path in a set of paths; null for what is no path of names. */
export function pathKey(tree: Tree): string | null {
  const path = pathOf(tree);
  return path && JSON.stringify(path);
}

/** The keys of the paths that are set for sure where a condition holds, or where it does not. */
export function factsOf(condition: Tree, outcome: boolean): string[] {
  switch (condition.kind) {
    case 'has': {
      const path = outcome ? pathOf(condition.path) : null;
      return (path ?? []).map((_, index, names) => JSON.stringify(names.slice(0, index + 1)));
    }
    case 'not':
      return factsOf(condition.of, !outcome);
    case 'binary': {
      if (condition.operator !== (outcome ? '&&' : '||')) return [];
      return [...factsOf(condition.left, outcome), ...factsOf(condition.right, outcome)];
    }
    default:
      return [];
  }
}
