/** The inspector: the form of what is chosen on the canvas; of the scenario itself where nothing is. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import { removeNodes } from '../editor/edits.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import styles from './inspector.module.css';
import { NodeForm } from './node-form.tsx';
import { ScenarioForm } from './scenario-form.tsx';

function SeveralNodes({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { editor } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const editable = useEditorState((state) => state.editable);
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>{t('inspector.several', { count: ids.length })}</h2>
        <p>{t('inspector.several-help')}</p>
      </header>
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <button
              type="button"
              className={styles.link}
              onClick={() => {
                editor.select([id]);
              }}
            >
              {nodeNamed(scenario, id, language)}
            </button>
          </li>
        ))}
      </ul>
      {editable && (
        <Button
          danger
          onClick={() => {
            editor.change(removeNodes(ids), { select: [] });
          }}
        >
          {t('inspector.remove-several', { count: ids.length })}
        </Button>
      )}
    </div>
  );
}

/** The panel. */
export function InspectorPanel() {
  const scenario = useEditorState((state) => state.scenario);
  const selection = useEditorState((state) => state.selection);
  const [only] = selection;
  const index = scenario.nodes.findIndex(({ id }) => id === only);
  const node = scenario.nodes[index];
  if (selection.length > 1) return <SeveralNodes ids={selection} />;
  return node ? <NodeForm key={node.id} node={node} pointer={`/nodes/${index}`} /> : <ScenarioForm />;
}
