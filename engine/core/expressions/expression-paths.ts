/** The paths that an expression reads, and how they are written. */
import { type Tree } from './expression-tree.ts';

/** The trees directly below a tree. */
export function innerTrees(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'field':
    case 'not':
    case 'negative':
      return [tree.of];
    case 'index':
      return [tree.of, tree.by];
    case 'list':
      return tree.items;
    case 'record':
      return tree.fields.map(([, value]) => value);
    case 'binary':
      return [tree.left, tree.right];
    case 'choice':
      return [tree.test, tree.yes, tree.no];
    case 'call':
    case 'coalesce':
      return tree.given;
    case 'macro':
      return [tree.list, tree.body];
    case 'has':
      return [tree.path];
  }
}

/** A variable with fields of it, as a list of names; null for any other tree. */
export function pathOf(tree: Tree): string[] | null {
  if (tree.kind === 'name') return [tree.name];
  if (tree.kind !== 'field') return null;
  return pathOf(tree.of)?.concat(tree.name) ?? null;
}

/** The paths read below a tree, each once; an index gives the path before it. Variables of list operations are no paths. */
export function readPaths(tree: Tree): string[][] {
  const found = new Map<string, string[]>();
  const visit = (it: Tree, locals: readonly string[]): void => {
    const path = pathOf(it);
    if (path !== null) {
      if (!locals.includes(path[0] ?? '')) found.set(JSON.stringify(path), path);
      return;
    }
    if (it.kind === 'macro') {
      visit(it.list, locals);
      visit(it.body, [...locals, it.variable]);
      return;
    }
    for (const inner of innerTrees(it)) visit(inner, locals);
  };
  visit(tree, []);
  return [...found.values()];
}

/** A path as people read it, such as card.items[…].name. */
export function pathText(tree: Tree): string {
  if (tree.kind === 'name') return tree.name;
  if (tree.kind === 'field') return `${pathText(tree.of)}.${tree.name}`;
  return tree.kind === 'index' ? `${pathText(tree.of)}[…]` : '…';
}
