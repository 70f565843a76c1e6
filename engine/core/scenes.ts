/** Which scenario a token walks: the case's own, or one that it calls. */
import type { CaseState } from './case.ts';
import { parkedAt, scopesOutwards } from './case-scopes.ts';
import { compile, type CompiledNode, type CompiledScenario } from './compile.ts';
import { assertExists } from './control.ts';
import type { VersionContent } from './version.ts';

/** The scenario that a token walks, and the path of the node that called it, with a slash at its end. */
export interface Scene {
  content: VersionContent;
  scenario: CompiledScenario;
  prefix: string;
}

/** The scene of a scope. */
export function sceneAt(version: VersionContent, state: CaseState, id: number): Scene {
  const scene: Scene = { content: version, scenario: compile(version), prefix: '' };
  if (id === 0) return scene;
  for (const { kind, scenario, token } of scopesOutwards(state, id).reverse()) {
    if (kind !== 'sub' || scenario === undefined) continue;
    scene.prefix += `${parkedAt(state, token).at}/`;
    scene.content = assertExists(scene.content.subs?.[scenario], `pinned scenario ${scenario}`);
    scene.scenario = compile(scene.content);
  }
  return scene;
}

/** A node by its path: of the scenario itself `pay`, of one that it calls `fees/pay`. */
export function nodeByPath(version: VersionContent, path: string): { content: VersionContent; node: CompiledNode } {
  const ids = path.split('/');
  let content = version;
  for (const id of ids.slice(0, -1)) {
    const { scenario } = compile(content).node(id).settings as { scenario?: string };
    content = assertExists(content.subs?.[scenario ?? ''], `pinned scenario of ${id}`);
  }
  return { content, node: compile(content).node(assertExists(ids.at(-1), 'node id')) };
}
