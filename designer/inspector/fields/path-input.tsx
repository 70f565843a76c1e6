/** Paths into the case's data, chosen from a tree of what is in scope. */
import { TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/use-language.ts';
import { useEditorState } from '../../editor/use-editor.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { scopeOf } from '../node-scope.ts';
import { pathTree, type PathBranch } from '../path-tree.ts';
import { TextInput } from './text-input.tsx';

interface Props {
  tree: readonly PathBranch[];
  value: readonly string[];
  label: string;
  disabled: boolean;
  change: (paths: string[]) => void;
}

/** The tree, closed until it is asked for; a record and its fields are chosen each for itself. */
export function PathPicker({ tree, value, label, disabled, change }: Props) {
  const { t } = useTranslation();
  return (
    <TreeSelect
      aria-label={label}
      style={{ width: '100%' }}
      disabled={disabled}
      treeData={[...tree]}
      value={value.map((path) => ({ value: path, label: path }))}
      treeCheckable
      treeNodeLabelProp="chosen"
      treeCheckStrictly
      showSearch={{ treeNodeFilterProp: 'title' }}
      placeholder={t('inspector.paths')}
      onChange={(chosen) => {
        change(chosen.map((each) => each.value));
      }}
    />
  );
}

/** A list of paths as a setting. */
export function PathsInput({ value, pointer, label }: InputProps) {
  const { language } = useLanguage();
  const { node, editable, write } = useFieldGround();
  const scenario = useEditorState((state) => state.scenario);
  const paths = Array.isArray(value) ? value.map(String) : [];
  return (
    <PathPicker
      tree={pathTree(scopeOf(scenario, node.id, pointer), language)}
      value={paths}
      label={label}
      disabled={!editable}
      change={(next) => {
        write(pointer, next);
      }}
    />
  );
}

/** One path as a setting. */
export const PathInput = TextInput;
