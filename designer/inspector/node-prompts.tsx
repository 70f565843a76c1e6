/** The prompts that a node shows by itself or by its policy, besides those that its settings name. */
import { useTranslation } from 'react-i18next';
import { promptsShownBy } from '../../engine/core/nodes/index.ts';
import { promptsOf } from '../../engine/core/policies/policy.ts';
import type { ScenarioNode } from '../../engine/core/scenario.ts';
import { useEditor } from '../editor/use-editor.ts';
import { PromptWords } from './fields/prompt-words.tsx';
import { fieldsOfKind } from './form-model.ts';
import { leavesOf } from './form-values.ts';
import styles from './inspector.module.css';

/** The prompts, or nothing; to be reworded for this scenario. */
export function NodePrompts({ node }: { node: ScenarioNode }) {
  const { t } = useTranslation();
  const { ground } = useEditor();
  const named = leavesOf(fieldsOfKind(node.kind), node.settings).filter(({ form }) => form.is === 'prompt');
  const name = node.settings['policy'];
  const policy = typeof name === 'string' && Object.hasOwn(ground.policies, name) ? ground.policies[name] : undefined;
  const shown = [...promptsShownBy(node.kind, node.settings), ...(policy ? promptsOf(policy) : [])];
  const codes = [...new Set(shown)].filter((code) => !named.some(({ value }) => value === code));
  if (codes.length === 0) return null;
  return (
    <details className={styles.more}>
      <summary>{t('inspector.prompt.shown', { count: codes.length })}</summary>
      <ul className={styles.items}>
        {codes.map((code) => (
          <li key={code} className={styles.stack}>
            <code>{code}</code>
            <PromptWords code={code} />
          </li>
        ))}
      </ul>
    </details>
  );
}
