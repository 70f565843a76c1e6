/** The quick search (Ctrl+K): opens a scenario, a case or a page, or does an act, from anywhere and by keyboard. */
import { SearchOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { remember, type QuickEntry } from './quick-entries.ts';
import styles from './quick-search.module.css';
import { useSession } from './session.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { useLanguage } from './use-language.ts';
import { useQuickEntries } from './use-quick-entries.ts';
import { usePause } from './use-pause.ts';

/** Opens by Ctrl+K or Cmd+K, unless a dialogue is open. */
function useQuickKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      if (!document.querySelector('[role=dialog]')) open();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [open]);
}

/** Does what was chosen. */
function useChoose(done: () => void) {
  const navigate = useNavigate();
  const account = useSession().data?.actor.account ?? '';
  return ({ id, group, title, hint, to, act }: QuickEntry) => {
    done();
    act?.();
    if (to === undefined) return;
    if (group !== 'pages' && group !== 'acts') remember(localStorage, account, { id, title, hint, to });
    void navigate(to);
  };
}

function Groups({
  id,
  groups,
  here,
  choose,
}: {
  id: string;
  groups: ReturnType<typeof useQuickEntries>['groups'];
  here: QuickEntry | undefined;
  choose: (entry: QuickEntry) => void;
}) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <div ref={list} id={id} role="listbox" tabIndex={-1} aria-label={t('quick.label')} className={styles.list}>
      {groups.map(({ group, entries }) => (
        <div key={group} role="group" aria-label={t(`quick.group.${group}`)}>
          <div className={styles.group} aria-hidden>
            {t(`quick.group.${group}`)}
          </div>
          {entries.map((entry) => (
            <div
              key={entry.id}
              id={`${id}-${group}-${entry.id}`}
              role="option"
              aria-selected={entry === here}
              className={styles.option}
              onClick={() => {
                choose(entry);
              }}
            >
              <span>{say(entry.title)}</span>
              {entry.hint && <code className={styles.hint}>{entry.hint}</code>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Search({ done }: { done: () => void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const { groups, asking } = useQuickEntries(usePause(query, 200));
  const choose = useChoose(done);
  const id = useId();
  const field = useFirstFocus<HTMLInputElement>();
  const entries = groups.flatMap((each) => each.entries);
  const here = entries[Math.min(at, entries.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const now = Math.min(at, entries.length - 1);
    if (by !== undefined) setAt((now + by + entries.length) % Math.max(entries.length, 1));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && here) choose(here);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        ref={field}
        className={styles.search}
        role="combobox"
        aria-label={t('quick.label')}
        aria-expanded={entries.length > 0}
        aria-controls={id}
        aria-activedescendant={here ? `${id}-${here.group}-${here.id}` : undefined}
        placeholder={t('quick.placeholder')}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={entries.length > 0 ? 'only-read-aloud' : styles.none}>
        {asking ? t('state.loading') : t(entries.length > 0 ? 'quick.count' : 'quick.none', { count: entries.length })}
      </p>
      {entries.length > 0 && <Groups id={id} groups={groups} here={here} choose={choose} />}
    </>
  );
}

/** The button of the header, and the search while it is open. */
export function QuickSearch() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [open] = useState(() => () => {
    setOpen(true);
  });
  const close = () => {
    setOpen(false);
  };
  useQuickKey(open);
  return (
    <>
      <Button
        className={styles.button ?? ''}
        icon={<SearchOutlined aria-hidden />}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
      >
        <span className={styles.words}>{t('quick.label')}</span>
        <kbd aria-hidden className={styles.key}>
          Ctrl K
        </kbd>
      </Button>
      {isOpen && (
        <Modal
          open
          width={560}
          footer={null}
          style={{ top: 80 }}
          title={t('quick.label')}
          closable={{ 'aria-label': t('action.close') }}
          onCancel={close}
        >
          <Search done={close} />
        </Modal>
      )}
    </>
  );
}
