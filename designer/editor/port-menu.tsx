/** The menu at a port: searches the kinds for the next node, or the nodes that the port may lead to. */
import { Modal } from 'antd';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scenario, ScenarioNode } from '../../engine/core/scenario.ts';
import type { Language } from '../../engine/core/text.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useFirstFocus } from '../app/use-first-focus.ts';
import { useLanguage } from '../app/use-language.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { nodeFace, nodeName, nodePorts } from '../canvas/node-words.ts';
import { freePort, whyNotConnect } from './editor-commands.ts';
import { useEditorView, type NextMenu } from './editor-view.ts';
import { findNodes } from './find-nodes.ts';
import { focusNode } from './focus-node.ts';
import { searchKinds } from './palette-kinds.ts';
import styles from './port-menu.module.css';
import { useEditorState } from './use-editor.ts';

interface Option {
  id: string;
  kind: string;
  name: string;
  line: string;
}

/** What there is to choose from, by what was typed. */
function optionsOf(scenario: Scenario, { mode, node }: NextMenu, query: string, language: Language): Option[] {
  if (mode === 'add') {
    return searchKinds(query)
      .filter(({ kind }) => kind !== 'start')
      .map(({ kind, label, summary }) => ({ id: kind, kind, name: label[language], line: summary[language] }));
  }
  const found = new Set(query.trim() ? findNodes(scenario, query) : scenario.nodes.map(({ id }) => id));
  return scenario.nodes
    .filter(({ id }) => found.has(id) && whyNotConnect(scenario, node, id) === null)
    .map((each) => ({ id: each.id, kind: each.kind, name: nodeName(each, language), line: nodeFace(each, language) }));
}

function Search({
  options,
  type,
  choose,
}: {
  options: Option[];
  type: (query: string) => void;
  choose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const field = useFirstFocus<HTMLInputElement>();
  const here = Math.min(at, options.length - 1);
  useEffect(() => {
    list.current?.children[here]?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setAt((here + by + options.length) % Math.max(options.length, 1));
    else if (event.key === 'Enter' && options[here]) choose(options[here].id);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        className={styles.search}
        role="combobox"
        aria-label={t('editor.menu.search')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={options[here] ? `${id}-${options[here].id}` : undefined}
        placeholder={t('editor.menu.search')}
        autoComplete="off"
        onChange={(event) => {
          type(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={id} role="listbox" tabIndex={-1} aria-label={t('editor.menu.choices')} className={styles.list}>
        {options.map(({ id: each, kind, name, line }, index) => (
          <li
            key={each}
            id={`${id}-${each}`}
            role="option"
            aria-selected={index === here}
            className={styles.option}
            onMouseMove={() => {
              setAt(index);
            }}
            onClick={() => {
              choose(each);
            }}
          >
            <NodeIcon kind={kind} />
            <span className={styles.name}>{name}</span>
            <span className={styles.line}>{line}</span>
          </li>
        ))}
      </ul>
      {options.length === 0 && <p className={styles.none}>{t('editor.menu.none')}</p>}
    </>
  );
}

function Menu({ menu, node, scenario }: { menu: NextMenu; node: ScenarioNode; scenario: Scenario }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { commands, openMenu } = useEditorView();
  const ports = nodePorts(scenario, node);
  const [port, setPort] = useState(menu.port ?? freePort(scenario, node) ?? ports[0]?.id ?? '');
  const [query, setQuery] = useState('');
  const options = useMemo(() => optionsOf(scenario, menu, query, language), [scenario, menu, query, language]);
  const choose = (id: string) => {
    openMenu(null);
    if (menu.mode === 'add') focusNode(commands.addNext(node.id, port, id, menu.at));
    else if (commands.connect({ from: node.id, port, to: id })) focusNode(node.id);
  };
  if (ports.length === 0) return <p className={styles.none}>{t('editor.menu.no-ports')}</p>;
  return (
    <>
      {ports.length > 1 && (
        <label className={styles.port}>
          {t('editor.menu.port')}
          <ChooseOne
            value={port}
            change={setPort}
            options={ports.map(({ id, label }) => ({ value: id, label: say(label) }))}
          />
        </label>
      )}
      <Search options={options} type={setQuery} choose={choose} />
    </>
  );
}

/** The menu, while it is open. */
export function PortMenu() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { menu, openMenu } = useEditorView();
  const scenario = useEditorState((state) => state.scenario);
  const node = scenario.nodes.find(({ id }) => id === menu?.node);
  if (!menu || !node) return null;
  return (
    <Modal
      open
      width={420}
      footer={null}
      style={{ top: 96 }}
      title={t(`editor.menu.${menu.mode}`, { name: nodeName(node, language) })}
      closable={{ 'aria-label': t('action.close') }}
      onCancel={() => {
        openMenu(null);
        focusNode(node.id);
      }}
    >
      <Menu menu={menu} node={node} scenario={scenario} />
    </Modal>
  );
}
