/** The days of a draft and how it is layered: the order of strictness of what can be refined, the place of a layer. */
import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceName } from '../institutions/place-name.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { FieldNotes, useIsWrong } from './field-notes.tsx';
import styles from './layers.module.css';
import policies from './policies.module.css';
import { changeLayering, isInLayers, markOtherwise, strictnessOf, withMoved } from './policy-edits.ts';

/** A first or a last day. */
function DayField({ field }: { field: 'from' | 'until' }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const id = useId();
  const pointer = `/${field}`;
  const wrong = useIsWrong(pointer);
  const value = useDraftState(draft, ({ policy }) => policy[field] ?? '');
  return (
    <div className={policies.field}>
      <label htmlFor={id}>{t(`policies.layers.${field}`)}</label>
      <Input
        id={id}
        type="date"
        aria-describedby={`${id}-notes`}
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        value={value}
        onChange={({ target }) => {
          draft.change(changeLayering({ [field]: target.value === '' ? undefined : target.value }), pointer);
        }}
      />
      <FieldNotes pointer={pointer} id={`${id}-notes`} />
    </div>
  );
}

/** The outcomes from the most lenient to the strictest, moved by button or by Alt with an arrow. */
function StrictnessOrder({ order }: { order: readonly string[] }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const move = (from: number, to: number) => {
    draft.change(changeLayering({ strictness: withMoved(order, from, to) }));
  };
  return (
    <ol className={styles.order} aria-label={t('policies.layers.strictness')}>
      {order.map((outcome, index) => (
        <li
          key={outcome}
          onKeyDown={(event) => {
            if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
            event.preventDefault();
            move(index, index + (event.key === 'ArrowUp' ? -1 : 1));
          }}
        >
          <code>{outcome}</code>
          {index === 0 && <span className={styles.ends}>{t('policies.layers.most-lenient')}</span>}
          {index === order.length - 1 && <span className={styles.ends}>{t('policies.layers.strictest')}</span>}
          <Button
            type="text"
            icon={<ArrowUpOutlined aria-hidden />}
            aria-label={t('inspector.up', { title: ` ${outcome}` })}
            aria-keyshortcuts="Alt+ArrowUp"
            disabled={index === 0}
            onClick={() => {
              move(index, index - 1);
            }}
          />
          <Button
            type="text"
            icon={<ArrowDownOutlined aria-hidden />}
            aria-label={t('inspector.down', { title: ` ${outcome}` })}
            aria-keyshortcuts="Alt+ArrowDown"
            disabled={index === order.length - 1}
            onClick={() => {
              move(index, index + 1);
            }}
          />
        </li>
      ))}
    </ol>
  );
}

/** Whether the policy can be refined, and in which order its outcomes are strict. */
function Strictness() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const policy = useDraftState(draft, (state) => state.policy);
  return (
    <fieldset className={policies.field}>
      <legend>{t('policies.layers.strictness')}</legend>
      <div>
        <Checkbox
          checked={policy.strictness !== undefined}
          onChange={({ target }) => {
            draft.change(changeLayering({ strictness: target.checked ? strictnessOf(policy) : undefined }));
          }}
        >
          {t('policies.layers.may-be-refined')}
        </Checkbox>
      </div>
      {policy.strictness && <StrictnessOrder order={policy.strictness} />}
      <FieldNotes pointer="/strictness" />
    </fieldset>
  );
}

/** Of a layer: what it refines, and where it holds; neither changes with a version. */
function LayerOf({ refines }: { refines: string }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const at = useDraftState(draft, ({ policy }) => policy.at);
  return (
    <p>
      {t('policies.layers.refines')} <code>{refines}</code>
      {at && (
        <>
          {' · '}
          {t('policies.layers.at')} <PlaceName {...at} />
        </>
      )}
    </p>
  );
}

/** The fields. */
export function LayerFields() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const policy = useDraftState(draft, (state) => state.policy);
  return (
    <>
      <div className={policies.pair}>
        <DayField field="from" />
        <DayField field="until" />
      </div>
      {policy.refines === undefined ? <Strictness /> : <LayerOf refines={policy.refines} />}
      {isInLayers(policy) && (
        <Checkbox
          checked={policy.otherwise.loosenable === true}
          onChange={({ target }) => {
            draft.change(markOtherwise(target.checked));
          }}
        >
          {t('policies.layers.otherwise-loosenable')}
        </Checkbox>
      )}
    </>
  );
}
