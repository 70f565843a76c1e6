/** The groups of the draft as a list: each with its title, what is in it and a button that takes the frame away; and one to make another. */
import { PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group, Scenario } from '../../engine/core/scenario.ts';
import { useLanguage } from '../app/use-language.ts';
import { membersOf } from '../canvas/canvas-groups.ts';
import { groupKey } from '../canvas/group-key.ts';
import { nodeName, nodeNamed } from '../canvas/node-words.ts';
import { useEditorView } from './editor-view.ts';
import { focusNode } from './focus-node.ts';
import styles from './outline-groups.module.css';

interface ChoiceProps {
  scenario: Scenario;
  chosen: readonly string[];
  change: (chosen: string[]) => void;
}

/** A box to tick for every node. */
function NodeChoice({ scenario, chosen, change }: ChoiceProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <fieldset className={styles.choice}>
      <legend className="only-read-aloud">{t('editor.groups.members')}</legend>
      {scenario.nodes.map((node) => (
        <label key={node.id}>
          <input
            type="checkbox"
            checked={chosen.includes(node.id)}
            onChange={({ target }) => {
              change(target.checked ? [...chosen, node.id] : chosen.filter((id) => id !== node.id));
            }}
          />
          {nodeName(node, language)}
        </label>
      ))}
    </fieldset>
  );
}

function Item({ group, scenario }: { group: Group; scenario: Scenario }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { commands } = useEditorView();
  const title = group.title || t('canvas.group.untitled');
  const names = group.nodes.map((id) => nodeNamed(scenario, id, language));
  return (
    <li className={styles.group} data-outline-node={groupKey(group.id)} tabIndex={-1}>
      <div className={styles.head}>
        <Input
          size="small"
          aria-label={t('canvas.group.title')}
          maxLength={100}
          placeholder={t('canvas.group.untitled')}
          value={group.title}
          onChange={({ target }) => {
            commands.nameGroup(group.id, target.value);
          }}
        />
        <Button
          size="small"
          aria-pressed={group.collapsed === true}
          aria-label={t(group.collapsed ? 'canvas.group.unfold' : 'canvas.group.fold', { title })}
          onClick={() => {
            commands.foldGroup(group.id, !group.collapsed);
          }}
        >
          {t(group.collapsed ? 'editor.groups.unfold' : 'editor.groups.fold')}
        </Button>
        <Button
          size="small"
          aria-label={t('editor.groups.ungroup-one', { title })}
          onClick={() => {
            commands.ungroup([group.id]);
          }}
        >
          {t('editor.groups.ungroup')}
        </Button>
      </div>
      <p className={styles.names}>{names.join(language === 'en' ? ', ' : '、')}</p>
      <details>
        <summary>{t('editor.groups.change-members')}</summary>
        <NodeChoice
          scenario={scenario}
          chosen={group.nodes}
          change={(nodes) => {
            const notes = membersOf(group).filter((member) => !group.nodes.includes(member));
            if (nodes.length > 0) commands.regroup(group.id, [...nodes, ...notes]);
          }}
        />
      </details>
    </li>
  );
}

function NewGroup({ scenario, end }: { scenario: Scenario; end: () => void }) {
  const { t } = useTranslation();
  const { commands } = useEditorView();
  const [title, setTitle] = useState('');
  const [chosen, choose] = useState<string[]>([]);
  return (
    <form
      className={styles.group}
      onSubmit={(event) => {
        event.preventDefault();
        const id = commands.group(chosen, title.trim());
        if (id === null) return;
        end();
        focusNode(groupKey(id));
      }}
    >
      <Input
        size="small"
        autoFocus
        aria-label={t('canvas.group.title')}
        maxLength={100}
        placeholder={t('canvas.group.untitled')}
        value={title}
        onChange={({ target }) => {
          setTitle(target.value);
        }}
      />
      <NodeChoice scenario={scenario} chosen={chosen} change={choose} />
      <div className={styles.head}>
        <Button size="small" type="primary" htmlType="submit" disabled={chosen.length === 0}>
          {t('editor.groups.make')}
        </Button>
        <Button size="small" onClick={end}>
          {t('action.close')}
        </Button>
      </div>
    </form>
  );
}

/** The list, with a form for one more. */
export function OutlineGroups({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation();
  const [isMaking, setMaking] = useState(false);
  const { groups = [] } = scenario;
  return (
    <section className={styles.groups} aria-label={t('editor.groups.title')}>
      <h2>{t('editor.groups.title')}</h2>
      {groups.length > 0 && (
        <ul>
          {groups.map((group) => (
            <Item key={group.id} group={group} scenario={scenario} />
          ))}
        </ul>
      )}
      {isMaking ? (
        <NewGroup
          scenario={scenario}
          end={() => {
            setMaking(false);
          }}
        />
      ) : (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            setMaking(true);
          }}
        >
          {t('editor.groups.new')}
        </Button>
      )}
    </section>
  );
}
