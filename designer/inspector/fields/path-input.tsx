/** Paths into the case's data, chosen from a tree of what is in scope. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/use-language.ts';
import { useEditorState } from '../../editor/use-editor.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { scopeOf } from '../node-scope.ts';
import { pathTree, withPath, type PathBranch } from '../path-tree.ts';
import styles from './path-input.module.css';
import { TextInput } from './text-input.tsx';

interface Props {
  tree: readonly PathBranch[];
  value: readonly string[];
  disabled: boolean;
  change: (paths: readonly string[]) => void;
}

function Branch({ branch, ...props }: Props & { branch: PathBranch }) {
  const { value, disabled, change } = props;
  const box = (
    <label>
      <input
        type="checkbox"
        disabled={disabled}
        checked={value.includes(branch.path)}
        onChange={({ target }) => {
          change(withPath(value, branch.path, target.checked));
        }}
      />
      <code>{branch.name}</code> <span>{branch.words}</span>
    </label>
  );
  if (branch.children.length === 0) return <li className={styles.leaf}>{box}</li>;
  return (
    <li>
      <details>
        <summary>
          <code>{branch.name}</code> <span>{branch.words}</span>
        </summary>
        {box}
        <ul>
          {branch.children.map((child) => (
            <Branch key={child.path} {...props} branch={child} />
          ))}
        </ul>
      </details>
    </li>
  );
}

/** What is chosen, and the tree, closed until it is asked for; a record and its fields are chosen each for itself. */
export function PathPicker(props: Props) {
  const { tree, value, disabled, change } = props;
  const { t } = useTranslation();
  return (
    <div className={styles.paths}>
      <ul className={styles.chosen}>
        {value.map((path) => (
          <li key={path}>
            <code>{path}</code>
            {!disabled && (
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('inspector.remove', { title: path })}
                onClick={() => {
                  change(withPath(value, path, false));
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <details className={styles.tree}>
        <summary>{t('inspector.paths')}</summary>
        <ul>
          {tree.map((branch) => (
            <Branch key={branch.path} {...props} branch={branch} />
          ))}
        </ul>
      </details>
    </div>
  );
}

/** A list of paths as a setting. */
export function PathsInput({ value, pointer }: InputProps) {
  const { language } = useLanguage();
  const { node, editable, write } = useFieldGround();
  const scenario = useEditorState((state) => state.scenario);
  return (
    <PathPicker
      tree={pathTree(scopeOf(scenario, node.id, pointer), language)}
      value={Array.isArray(value) ? value.map(String) : []}
      disabled={!editable}
      change={(next) => {
        write(pointer, next);
      }}
    />
  );
}

/** One path as a setting. */
export const PathInput = TextInput;
