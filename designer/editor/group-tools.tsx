/** What is offered over the canvas for groups: a frame around what is chosen; of a frame that is chosen, its colour, folding and taking away. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { groupColours } from '../../engine/core/scenario.ts';
import { groupIdOf, groupKey } from '../canvas/group-key.ts';
import { useEditorView } from './editor-view.ts';
import styles from './group-tools.module.css';
import { useEditorState } from './use-editor.ts';
import { useGroup } from './use-group.ts';

function OfGroup({ id }: { id: string }) {
  const { t } = useTranslation();
  const { commands, askWriting } = useEditorView();
  const group = useEditorState(({ scenario }) => scenario.groups?.find((each) => each.id === id));
  if (!group) return null;
  return (
    <div
      role="group"
      aria-label={t('canvas.group.label', {
        title: group.title || t('canvas.group.untitled'),
        count: group.nodes.length,
      })}
      className="canvas-tools-group"
    >
      {groupColours.map((colour) => (
        <button
          key={colour}
          type="button"
          className={styles.colour}
          data-colour={colour}
          aria-label={t(`editor.groups.colour.${colour}`)}
          title={t(`editor.groups.colour.${colour}`)}
          aria-pressed={(group.colour ?? 'grey') === colour}
          onClick={() => {
            commands.colourGroup(id, colour);
          }}
        />
      ))}
      <Button
        size="small"
        onClick={() => {
          askWriting(groupKey(id));
        }}
      >
        {t('editor.groups.rename')}
      </Button>
      <Button
        size="small"
        onClick={() => {
          commands.foldGroup(id, !group.collapsed);
        }}
      >
        {t(group.collapsed ? 'editor.groups.unfold' : 'editor.groups.fold')}
      </Button>
      <Button
        size="small"
        onClick={() => {
          commands.ungroup([id]);
        }}
      >
        {t('editor.groups.ungroup')}
      </Button>
    </div>
  );
}

/** The tools of the one group that is chosen; else, where nodes are chosen, what puts a frame around them. */
export function GroupTools() {
  const { t } = useTranslation();
  const group = useGroup();
  const only = useEditorState(({ selection: [first, ...others] }) =>
    first === undefined || others.length > 0 ? null : groupIdOf(first),
  );
  const hasNode = useEditorState(({ scenario: { nodes }, selection }) =>
    nodes.some(({ id }) => selection.includes(id)),
  );
  if (only !== null) return <OfGroup id={only} />;
  if (!hasNode) return null;
  return (
    <Button size="small" onClick={group} aria-keyshortcuts="Control+G">
      {t('editor.groups.make')}
    </Button>
  );
}
