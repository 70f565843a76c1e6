/** The policy that decides: chosen by its title, with its rules to read, and its outcomes to take over. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/use-language.ts';
import { nodePorts } from '../../canvas/node-words.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { PolicyRules } from '../../scenarios/policy-rules.tsx';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import styles from '../inspector.module.css';
import { outcomesOf } from '../policy-outcomes.ts';
import { PickInput } from './pick-input.tsx';

/** The choice, and what it means for the node. */
export function PolicyInput(props: InputProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { ground } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const { node, editable, write } = useFieldGround();
  const { value } = props;
  const policy =
    typeof value === 'string' && Object.hasOwn(ground.policies, value) ? ground.policies[value] : undefined;
  const outcomes = policy ? outcomesOf(policy, node.settings['outcomes']) : null;
  return (
    <div className={styles.stack}>
      <PickInput {...props} />
      {outcomes && editable && (
        <Button
          size="small"
          onClick={() => {
            write('/outcomes', outcomes);
          }}
        >
          {t('inspector.policy.take-outcomes')}
        </Button>
      )}
      {policy && (
        <details>
          <summary>{t('inspector.policy.rules', { title: say(policy.title) })}</summary>
          <PolicyRules policy={policy} labels={nodePorts(scenario, node)} />
        </details>
      )}
    </div>
  );
}
