/** The sheet of the keys. */
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useEditorView } from './editor-view.ts';
import styles from './shortcut-sheet.module.css';
import { shortcuts } from './shortcuts.ts';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
const names: Record<string, string> = {
  ...{ ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' },
  ' ': 'Space',
  Mod: isMac ? '⌘' : 'Ctrl',
};

const clipboardKeys = [
  { command: 'copy', keys: ['Mod+C'] },
  { command: 'cut', keys: ['Mod+X'] },
  { command: 'paste', keys: ['Mod+V'] },
] as const;

function Keys({ keys }: { keys: readonly string[] }) {
  return keys.map((each) => (
    <kbd key={each} className={styles.keys}>
      {each
        .split('+')
        .map((key) => names[key] ?? key)
        .join(' + ')}
    </kbd>
  ));
}

/** The sheet, while it is open. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const { isHelping, setHelping } = useEditorView();
  return (
    <Modal
      open={isHelping}
      footer={null}
      title={t('editor.shortcuts')}
      closable={{ 'aria-label': t('action.close') }}
      onCancel={() => {
        setHelping(false);
      }}
    >
      <dl className={styles.sheet}>
        {[...shortcuts, ...clipboardKeys].map(({ command, keys }) => (
          <div key={command}>
            <dt>{t(`editor.command.${command}`)}</dt>
            <dd>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
