/** The draft here and what another saved conflict: each place in words, with what both have, and the author chooses. */
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../engine/core/api.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { dateAndTime } from '../app/dates.ts';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import type { Autosave } from './autosave.ts';
import { placeOf, valueWords } from './merge-words.ts';
import type { Choices, Conflict, Side } from './merge.ts';
import styles from './merge-view.module.css';
import { useEditorState } from './use-editor.ts';

interface PlaceProps {
  conflict: Conflict;
  mine: Scenario;
  theirs: Scenario;
  chosen: Side | undefined;
  choose: (side: Side) => void;
}

/** One place that both changed. */
function ConflictPlace({ conflict, mine, theirs, chosen, choose }: PlaceProps) {
  const { t, i18n } = useTranslation();
  const { language } = useLanguage();
  const { area, node, name, language: of } = placeOf(conflict, [mine, theirs], language);
  const key = area === 'setting' ? `setting.name.${name}` : `keep.part.${name}`;
  const word = i18n.exists(key) ? t(key as 'keep.part.name') : name;
  const part = of === undefined ? word : t(`keep.part.in-${of === 'en' ? 'en' : 'zh-CN'}`, { name: word });
  const title = t(`keep.conflict.place.${area}`, { node, name: part });
  const nothing = t(`keep.conflict.${area === 'node' ? 'taken-away' : 'nothing'}`);
  const option = (side: Side) => (
    <Radio value={side} className={styles.option ?? ''}>
      <span className={styles.side}>{t(`keep.conflict.${side}`)}</span>
      <span className={styles.value}>
        {valueWords(conflict[side], conflict, side === 'mine' ? mine : theirs, language) ?? nothing}
      </span>
    </Radio>
  );
  return (
    <li className={styles.place}>
      <fieldset>
        <legend>{title}</legend>
        <Radio.Group
          value={chosen}
          onChange={({ target }) => {
            choose(target.value as Side);
          }}
          className={styles.options ?? ''}
        >
          {option('mine')}
          {option('theirs')}
        </Radio.Group>
      </fieldset>
    </li>
  );
}

interface Props {
  autosave: Autosave;
  theirs: Draft;
  /** Decides later; nothing is saved until then. */
  later: () => void;
}

/** The dialog. */
export function MergeView({ autosave, theirs, later }: Props) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const mine = useEditorState(({ scenario }) => scenario);
  const me = useSession().data?.actor.account;
  const [choices, setChoices] = useState<Choices>({});
  const conflicts = autosave.conflicts(choices);
  const open = conflicts.filter(({ pointer }) => choices[pointer] === undefined).length;
  const all = (side: Side) => {
    setChoices(Object.fromEntries(conflicts.map(({ pointer }) => [pointer, side])));
  };
  const who = { by: theirs.savedBy, at: dateAndTime(theirs.savedAt, language) };
  return (
    <Modal
      open
      width={640}
      title={t('keep.conflict.title', { count: conflicts.length })}
      onCancel={later}
      okText={open > 0 ? t('keep.conflict.left', { count: open }) : t('keep.conflict.apply')}
      cancelText={t('keep.conflict.later')}
      okButtonProps={{ disabled: open > 0 }}
      onOk={() => {
        autosave.resolve(choices);
      }}
      mask={{ closable: false }}
    >
      <p>{theirs.savedBy === me ? t('keep.conflict.by-me', who) : t('keep.conflict.by', who)}</p>
      {conflicts.length > 1 && (
        <div className={styles.all}>
          <Button
            size="small"
            onClick={() => {
              all('mine');
            }}
          >
            {t('keep.conflict.all-mine')}
          </Button>
          <Button
            size="small"
            onClick={() => {
              all('theirs');
            }}
          >
            {t('keep.conflict.all-theirs')}
          </Button>
        </div>
      )}
      <ul className={styles.places}>
        {conflicts.map((conflict) => (
          <ConflictPlace
            key={conflict.pointer}
            conflict={conflict}
            mine={mine}
            theirs={theirs.scenario}
            chosen={choices[conflict.pointer]}
            choose={(side) => {
              setChoices({ ...choices, [conflict.pointer]: side });
            }}
          />
        ))}
      </ul>
      <p className={styles.advice}>{t('keep.conflict.undo')}</p>
    </Modal>
  );
}
