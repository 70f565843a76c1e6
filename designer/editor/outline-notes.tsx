/** The notes of the draft as a list that is written in: what the canvas shows as paper. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Note, Scenario } from '../../engine/core/scenario.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import { noteKey } from '../canvas/note-key.ts';
import { useEditorView } from './editor-view.ts';
import styles from './outline-notes.module.css';

function Item({ note, scenario }: { note: Note; scenario: Scenario }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { commands } = useEditorView();
  const about =
    note.about === undefined
      ? t('editor.notes.of-whole')
      : t('editor.notes.about', { name: nodeNamed(scenario, note.about, language) });
  return (
    <li className={styles.note} data-outline-node={noteKey(note.id)} tabIndex={-1}>
      <label>
        <span className={styles.about}>{about}</span>
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={2000}
          placeholder={t('canvas.note.placeholder')}
          value={note.text}
          onChange={(event) => {
            commands.writeNote(note.id, event.target.value);
          }}
        />
      </label>
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('editor.notes.delete', { text: note.text.slice(0, 20) || note.id })}
        onClick={() => {
          commands.remove([noteKey(note.id)]);
        }}
      />
    </li>
  );
}

/** The list, with a button for one more. */
export function OutlineNotes({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation();
  const { commands } = useEditorView();
  const { notes = [] } = scenario;
  return (
    <section className={styles.notes} aria-label={t('editor.notes.title')}>
      <h2>{t('editor.notes.title')}</h2>
      <ul>
        {notes.map((note) => (
          <Item key={note.id} note={note} scenario={scenario} />
        ))}
      </ul>
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() => {
          commands.addNote({ x: 0, y: -160 });
        }}
      >
        {t('editor.notes.add')}
      </Button>
    </section>
  );
}
