/** One-line mistakes in how the interpreter forks, joins, runs items, catches and takes back; its tests must notice each. */

/** A mistake: this text of a file, which is there once, becomes that. */
export interface Mutation {
  name: string;
  file:
    'interpreter/walk-scopes.ts' | 'interpreter/walk-directives.ts' | 'interpreter/walk-events.ts' | 'case-state.ts';
  from: string;
  to: string;
}

const scopes: Omit<Mutation, 'file'>[] = [
  { name: 'a join of all goes on at one less', from: `'all' ? living.length :`, to: `'all' ? living.length - 1 :` },
  { name: 'a join of any waits for two', from: `'any' ? 1 :`, to: `'any' ? 2 :` },
  { name: 'a join of n goes on with the first', from: `(node.join ?? 1)`, to: `1` },
  { name: 'a join waits for one more', from: `arrived.length >= need`, to: `arrived.length > need` },
  { name: 'branches at other joins count as arrived', from: `at === node.id && scope`, to: `scope` },
  {
    name: 'branches that can never meet are not held',
    from: `living.every(({ phase }) => phase === 'joining')`,
    to: `false`,
  },
  {
    name: 'the parked token is not moved to the join',
    from: `walk.change({ change: 'token-moved', token: parked.id, to: node.id, phase: 'ready' });`,
    to: ``,
  },
  { name: 'a scope is not closed', from: `walk.change({ change: 'scope-closed', scope });`, to: `void scope;` },
  { name: 'branches are not given up', from: `walk.giveUp(each, heir);`, to: `void each;` },
  {
    name: 'only the outermost branches are given up',
    from: `scope !== 0 && isWithin(state, scope, id)`,
    to: `scope === id`,
  },
  {
    name: 'what a given-up branch wrote is left to the case',
    from: `{ scope: parent, token };`,
    to: `{ scope: 0, token: 1 };`,
  },
  { name: 'a fork forgets its limit', from: `...(dueAt !== undefined && { dueAt }),`, to: `` },
  { name: 'items end when the first is done', from: `else if (progress.open === 0) leaveItems`, to: `else leaveItems` },
  {
    name: 'the last item is not begun',
    from: `progress.next < progress.items.length`,
    to: `progress.next < progress.items.length - 1`,
  },
  {
    name: 'an error skips the nearest that could catch it',
    from: `of scopesOutwards(walk.state, token.scope)) {\n    if (scope.kind === 'item') continue;`,
    to: `of scopesOutwards(walk.state, token.scope).slice(1)) {\n    if (scope.kind === 'item') continue;`,
  },
  { name: 'an error leaves its scope open', from: `    closeScope(walk, scope.id);\n`, to: `\n` },
];

const directives: Omit<Mutation, 'file'>[] = [
  { name: 'the first write is taken back before the last', from: `state.undo.findLast(`, to: `state.undo.find(` },
  { name: 'a branch takes back what another wrote', from: `entry.token === token.id &&`, to: `` },
  { name: 'more is taken back than was named', from: `ownNode(walk, token, entry.node, node)`, to: `true` },
  { name: 'all items begin at once', from: `Math.min(parallel, items.length)`, to: `items.length` },
  { name: 'no items are never done', from: `if (items.length === 0) return leaveItems(walk, scope);`, to: `` },
  { name: 'a fork forgets a branch', from: `of firsts) walk`, to: `of firsts.slice(1)) walk` },
  {
    name: 'a called scenario sees the data of its caller',
    from: `const begins = { inputs,`,
    to: `const begins = { ...walk.state.data, inputs,`,
  },
  {
    name: 'a called scenario begins without the first values of its variables',
    from: `{ ...firstValues(called.scenario), ...begins }`,
    to: `{ ...begins }`,
  },
];

const events: Omit<Mutation, 'file'>[] = [
  {
    name: 'a write of a given-up branch is lost',
    from: `if (result.undo) walk.change(`,
    to: `if (0 > 1) walk.change(`,
  },
  {
    name: 'a given-up branch goes on after its write',
    from: `if (token.doomed) {\n    const`,
    to: `if (0 > 1) {\n    const`,
  },
  {
    name: 'a case called off takes back the first before the last',
    from: `walk.state.undo.at(-1)`,
    to: `walk.state.undo[0]`,
  },
  {
    name: 'a case called off takes back while a write is under way',
    from: `if (cancelling && !outcome && tokens.length === 0)`,
    to: `if (cancelling && !outcome)`,
  },
  {
    name: 'a taking back that failed is not tried again',
    from: `if (entry) return wantUndo`,
    to: `if (0 > 1) return wantUndo`,
  },
  {
    name: 'what is late leaves its branches behind',
    from: `      closeScope(walk, scope.id);\n`,
    to: `      void scope;\n`,
  },
  { name: 'a skip leaves by a port that there is not', from: `if (!walk.node(token).next.has(port)) return;`, to: `` },
  {
    name: 'a called scenario is migrated with its caller',
    from: `path !== token.at && !calls`,
    to: `path !== token.at`,
  },
];

const states: Omit<Mutation, 'file'>[] = [
  {
    name: 'what was written inside cannot be taken back outside',
    from: `{ ...entry, ...heir } : entry`,
    to: `entry : entry`,
  },
  { name: 'a write that is waited for is left to a closed scope', from: `token.doomed = heir;`, to: `void token;` },
  { name: 'an item that is done still counts as open', from: `each.open -= 1;`, to: `` },
  {
    name: 'results are kept as they come',
    from: `each.results[change.index] = change.result ?? null`,
    to: `each.results.push(change.result ?? null)`,
  },
  { name: 'a write that is waited for forgets where it is', from: `token.at = change.path;`, to: `` },
];

const of = (file: Mutation['file'], list: Omit<Mutation, 'file'>[]): Mutation[] =>
  list.map((each) => ({ file, ...each }));

/** Every mistake. */
export const mutations: Mutation[] = [
  ...of('interpreter/walk-scopes.ts', scopes),
  ...of('interpreter/walk-directives.ts', directives),
  ...of('interpreter/walk-events.ts', events),
  ...of('case-state.ts', states),
];
