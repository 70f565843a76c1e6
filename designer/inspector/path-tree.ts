/** The data of a scenario as a tree to choose paths from. */
import type { Scope } from '../../engine/core/expression.ts';
import { DataPath } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import { personalClasses, type ValueType } from '../../engine/core/value-type.ts';

/** A path, with what lies below it. */
export interface PathBranch {
  value: string;
  title: string;
  /** What it is called once it is chosen. */
  chosen: string;
  children: PathBranch[];
}

function branchOf(path: string, name: string, type: ValueType, language: Language): PathBranch[] {
  if (!DataPath.safeParse(path).success) return [];
  const inner = type.type === 'record' ? Object.entries(type.fields) : [];
  const words = [type.label?.[language], type.personal && personalClasses[type.personal][language]].filter(Boolean);
  return [
    {
      value: path,
      title: words.length > 0 ? `${name} · ${words.join(' · ')}` : name,
      chosen: type.label ? `${path} · ${type.label[language]}` : path,
      children: inner.flatMap(([field, of]) => branchOf(`${path}.${field}`, field, of, language)),
    },
  ];
}

/** The variables in scope, and the fields of each. */
export const pathTree = (scope: Scope, language: Language): PathBranch[] =>
  Object.entries(scope).flatMap(([name, type]) => branchOf(name, name, type, language));
