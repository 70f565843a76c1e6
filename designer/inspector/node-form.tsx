/** The form of one node: what it is, its settings, its options, and its ways out. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { ScenarioNode } from '../../engine/core/scenario.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useLanguage } from '../app/use-language.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { nodeName } from '../canvas/node-words.ts';
import { changeNode } from '../editor/edits.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { CheckedText } from './checked-text.tsx';
import { findingsAbove, findingsOn, findingsOnMember, memberFields } from './field-findings.ts';
import { FieldContext, type FieldGround } from './field-ground.ts';
import { FindingNotes } from './finding-notes.tsx';
import { fieldsOfKind } from './form-model.ts';
import { written } from './form-values.ts';
import styles from './inspector.module.css';
import { MemberNotes } from './member-notes.tsx';
import { NodeOptions } from './node-options.tsx';
import { NodePrompts } from './node-prompts.tsx';
import { NodeWays } from './node-ways.tsx';
import { SettingFields } from './setting-field.tsx';
import { SettingInput } from './setting-input.tsx';

/** What the fields of a node stand on. A field writes into the settings as they are when it writes. */
function useNodeGround(node: ScenarioNode, pointer: string): FieldGround {
  const { editor, findings } = useEditor();
  const editable = useEditorState((state) => state.editable);
  return useMemo(
    () => ({
      Input: SettingInput,
      node,
      editable,
      write: (below, value) => {
        const now = editor.getState().scenario.nodes.find(({ id }) => id === node.id) ?? node;
        editor.change(changeNode(node.id, { settings: written(now.settings, below, value) }), {
          gesture: `field ${node.id}${below}`,
        });
      },
      findingsAt: (below, form) => findingsOn(findings, `${pointer}/settings${below}`, form),
    }),
    [node, pointer, editor, editable, findings],
  );
}

function Settings({ ground }: { ground: FieldGround }) {
  const { t } = useTranslation();
  const { node } = ground;
  const fields = fieldsOfKind(node.kind);
  if (!findNodeKind(node.kind)) return <pre className={styles.raw}>{JSON.stringify(node.settings, null, 2)}</pre>;
  if (fields.length === 0) return <p className={styles.help}>{t('node.no-settings')}</p>;
  return (
    <FieldContext value={ground}>
      <SettingFields fields={fields} value={node.settings} pointer="" />
    </FieldContext>
  );
}

/** The form; `pointer` is where the node stands in the document. */
export function NodeForm({ node, pointer }: { node: ScenarioNode; pointer: string }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { editor, findings } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const ground = useNodeGround(node, pointer);
  const kind = findNodeKind(node.kind);
  const { editable } = ground;
  const isOptionWrong = memberFields.some(
    (member) => member !== 'name' && findingsOnMember(findings, pointer, member).length > 0,
  );
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>
          <NodeIcon kind={node.kind} /> {nodeName(node, language)}
        </h2>
        <p>
          {kind
            ? t('node.kind', { kind: say(kind.label), summary: say(kind.summary) })
            : t('node.unknown-kind', { kind: node.kind })}
        </p>
      </header>
      <FindingNotes findings={findingsAbove(findings, node.id, pointer, fieldsOfKind(node.kind))} clauses />
      <section className={styles.section} aria-label={t('node.settings')}>
        <MemberNotes pointer={pointer} member="name">
          <CheckedText
            label={t('inspector.name')}
            value={node.name}
            required={false}
            disabled={!editable}
            change={(name) => {
              editor.change(changeNode(node.id, { name }), { gesture: `field ${node.id}/name` });
            }}
          />
        </MemberNotes>
        <Settings ground={ground} />
      </section>
      <section className={styles.section}>
        <h3>{t('node.ways')}</h3>
        <NodeWays {...{ scenario, node, editable }} />
      </section>
      <NodePrompts node={node} />
      <details className={styles.more} open={isOptionWrong || undefined}>
        <summary>{t('inspector.advanced')}</summary>
        <div className={styles.section}>
          <NodeOptions {...{ node, pointer, editable }} />
        </div>
      </details>
      {kind && kind.clauses.length > 0 && (
        <section className={styles.section}>
          <h3>{t('node.clauses')}</h3>
          <ClauseTags clauses={kind.clauses} />
        </section>
      )}
    </div>
  );
}
