/** The data of a scenario as a tree to choose paths from. */
import type { Scope } from '../../engine/core/expressions/expression.ts';
import { DataPath } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import { personalClasses, type ValueType } from '../../engine/core/value-type.ts';

/** A path, what it is called, and what lies below it. */
export interface PathBranch {
  path: string;
  /** Its last name. */
  name: string;
  words: string;
  children: PathBranch[];
}

function branchOf(path: string, name: string, type: ValueType, language: Language): PathBranch[] {
  if (!DataPath.safeParse(path).success) return [];
  const inner = type.type === 'record' ? Object.entries(type.fields) : [];
  const words = [type.label?.[language], type.personal && personalClasses[type.personal][language]];
  const children = inner.flatMap(([field, of]) => branchOf(`${path}.${field}`, field, of, language));
  return [{ path, name, words: words.filter(Boolean).join(' · '), children }];
}

/** The variables in scope, and the fields of each. */
export const pathTree = (scope: Scope, language: Language): PathBranch[] =>
  Object.entries(scope).flatMap(([name, type]) => branchOf(name, name, type, language));

/** Paths with one of them chosen or not. */
export const withPath = (paths: readonly string[], path: string, isChosen: boolean): readonly string[] => {
  const others = paths.filter((each) => each !== path);
  return isChosen ? [...others, path] : others;
};
