/** The outline of the draft, edited: the same nodes and ways as on the canvas, by keyboard alone. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { nodeFace, nodeName, nodePorts } from '../canvas/node-words.ts';
import outline from '../canvas/outline.module.css';
import { whyNotConnect } from './editor-commands.ts';
import { useEditorView } from './editor-view.ts';
import styles from './editable-outline.module.css';
import { focusNode } from './focus-node.ts';
import { OutlineGroups } from './outline-groups.tsx';
import { OutlineNotes } from './outline-notes.tsx';
import { useEditor, useEditorState } from './use-editor.ts';

function Ways({ node, scenario }: { node: ScenarioNode; scenario: Scenario }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { commands } = useEditorView();
  const targets = scenario.nodes
    .filter(({ id }) => whyNotConnect(scenario, node.id, id) === null)
    .map((each) => ({ value: each.id, label: nodeName(each, language) }));
  return (
    <dl className={outline.ways}>
      {nodePorts(scenario, node).map(({ id, label }) => (
        <Fragment key={id}>
          <dt>{say(label)}</dt>
          <dd>
            <ChooseOne
              aria-label={t('editor.outline.leads', { name: nodeName(node, language), port: say(label) })}
              value={scenario.edges.find(({ from, port }) => from === node.id && port === id)?.to ?? ''}
              none={t('outline.nowhere')}
              options={targets}
              change={(to) => {
                if (to) commands.connect({ from: node.id, port: id, to });
                else commands.disconnect(node.id, id);
              }}
            />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

function Item({ node, scenario, before }: { node: ScenarioNode; scenario: Scenario; before: string | undefined }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { editor, findings } = useEditor();
  const { commands, openMenu } = useEditorView();
  const chosen = useEditorState(({ selection }) => selection.includes(node.id));
  const count = findings.filter((finding) => finding.node === node.id).length;
  const name = nodeName(node, language);
  return (
    <li>
      <div className={styles.head}>
        <button
          type="button"
          className={outline.node}
          aria-current={chosen}
          data-outline-node={node.id}
          onClick={() => {
            editor.select([node.id]);
          }}
        >
          <NodeIcon kind={node.kind} />
          <span className={outline.name}>{name}</span>
          <span className={outline.face}>{nodeFace(node, language)}</span>
          {count > 0 && <span className={outline.count}>{t('checks.on-node', { count })}</span>}
        </button>
        {nodePorts(scenario, node).length > 0 && (
          <Button
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('editor.outline.add-to', { name })}
            onClick={() => {
              openMenu({ mode: 'add', node: node.id });
            }}
          >
            {t('editor.outline.add')}
          </Button>
        )}
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('editor.outline.delete', { name })}
          title={t('editor.outline.delete', { name })}
          onClick={() => {
            commands.remove([node.id]);
            if (before !== undefined) focusNode(before);
          }}
        />
      </div>
      <Ways node={node} scenario={scenario} />
    </li>
  );
}

/** The outline. */
export function EditableOutline() {
  const { t } = useTranslation();
  const { nodes, ...rest } = useEditorState((state) => state.scenario);
  const scenario = { ...rest, nodes };
  return (
    <>
      <ol className={outline.outline} aria-label={t('outline.label')}>
        {nodes.map((node, index) => (
          <Item key={node.id} node={node} scenario={scenario} before={(nodes[index - 1] ?? nodes[index + 1])?.id} />
        ))}
      </ol>
      <OutlineGroups scenario={scenario} />
      <OutlineNotes scenario={scenario} />
    </>
  );
}
