/** A called scenario opened in place: its drawing, read only, with the way that led there; nested calls open in it. */
import { Alert, Breadcrumb, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import { nodeName } from '../canvas/node-words.ts';
import { ScenarioCanvas } from '../canvas/scenario-canvas.tsx';
import { useEditorView } from './editor-view.ts';
import { focusNode } from './focus-node.ts';
import styles from './sub-drawer.module.css';
import { callers, goDown, type Called } from './sub-path.ts';
import { useEditor, useEditorState } from './use-editor.ts';

/** What is called at the end of the way, with what it calls itself. */
function Drawn({ called: { id, scenario }, go }: { called: Called; go: (node: string) => void }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  if (!scenario) {
    const message = id === null ? t('editor.sub.none') : t('editor.sub.unknown', { id });
    return <Alert type="info" showIcon title={message} />;
  }
  const calling = callers(scenario);
  return (
    <>
      <p className={styles.summary}>{say(scenario.summary)}</p>
      {calling.length > 0 && (
        <div className={styles.calls} role="group" aria-label={t('editor.sub.calls')}>
          <span>{t('editor.sub.calls')}</span>
          {calling.map((node) => (
            <Button
              key={node.id}
              size="small"
              onClick={() => {
                go(node.id);
              }}
            >
              {nodeName(node, language)}
            </Button>
          ))}
        </div>
      )}
      <div className={styles.canvas}>
        <ScenarioCanvas
          key={scenario.id}
          scenario={scenario}
          compact
          label={t('editor.sub.drawing', { name: say(scenario.name) })}
        />
      </div>
    </>
  );
}

function Opened({ node }: { node: string }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { ground } = useEditor();
  const root = useEditorState(({ scenario }) => scenario);
  const [path, setPath] = useState<readonly string[]>([node]);
  const way = goDown(root, path, ground.scenarios ?? {});
  const last = way.at(-1);
  if (!last) return null;
  const named = ({ node: by, scenario }: Called) => (scenario ? say(scenario.name) : nodeName(by, language));
  const items = way.map((called, index) => ({
    key: called.node.id,
    title:
      index === way.length - 1 ? (
        <span aria-current="page">{named(called)}</span>
      ) : (
        <button
          type="button"
          className={styles.step}
          onClick={() => {
            setPath(path.slice(0, index + 1));
          }}
        >
          {named(called)}
        </button>
      ),
  }));
  return (
    <div className={styles.opened}>
      <nav aria-label={t('editor.sub.path')}>
        <Breadcrumb items={[{ key: '', title: say(root.name) }, ...items]} />
      </nav>
      <Drawn
        called={last}
        go={(id) => {
          setPath([...path.slice(0, way.length), id]);
        }}
      />
    </div>
  );
}

/** The drawer; Escape closes it, and the focus goes back to the node that calls. */
export function SubDrawer() {
  const { t } = useTranslation();
  const { sub, openSub } = useEditorView();
  const calls = useEditorState(({ scenario }) => callers(scenario).some(({ id }) => id === sub));
  return (
    <Drawer
      open={calls}
      title={t('editor.sub.title')}
      placement="bottom"
      size="65%"
      destroyOnHidden
      onClose={() => {
        openSub(null);
        if (sub !== null) focusNode(sub);
      }}
    >
      {sub !== null && calls && <Opened key={sub} node={sub} />}
    </Drawer>
  );
}
