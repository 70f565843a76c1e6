/** What any node may be given besides its settings: the variable of its output, attempts, time-outs, errors it catches, and a limit. */
import { InputNumber, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import { ErrorCode, type ScenarioNode, VariableName } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { changeNode } from '../editor/edits.ts';
import { useEditor } from '../editor/use-editor.ts';
import { CheckedLine } from './checked-text.tsx';
import styles from './inspector.module.css';
import { LimitField } from './limit-field.tsx';
import { MemberNotes } from './member-notes.tsx';
import { popupBeside } from './popup-beside.ts';

type Change = { [Key in keyof ScenarioNode]?: ScenarioNode[Key] | undefined };

interface Props {
  node: ScenarioNode;
  /** Where the node stands in the document. */
  pointer: string;
  editable: boolean;
}

/** Errors that calls to the outside commonly end in. */
const usualErrors = ['connector-unavailable', 'too-slow', 'expression-failed', '*'] as const;

function WholeNumber({
  label,
  help,
  value,
  bounds,
  disabled,
  change,
}: {
  label: string;
  help: string;
  value: number | undefined;
  bounds: readonly [least: number, most: number];
  disabled: boolean;
  change: (value: number | undefined) => void;
}) {
  const id = useId();
  const [min, max] = bounds;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <InputNumber
        {...{ id, disabled, min, max }}
        precision={0}
        style={{ width: '100%' }}
        placeholder={`${min}–${max}`}
        value={value ?? null}
        onChange={(next) => {
          if (next === null) change(undefined);
          else if (Number.isInteger(next) && next >= min && next <= max) change(next);
        }}
      />
      <p className={styles.help}>{help}</p>
    </div>
  );
}

function Catches({ node, editable, change }: Omit<Props, 'pointer'> & { change: (change: Change) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('inspector.catches')}</label>
      <Select
        id={id}
        mode="tags"
        getPopupContainer={popupBeside}
        aria-label={t('inspector.catches')}
        disabled={!editable}
        value={node.catches ?? []}
        placeholder={t('inspector.none')}
        options={usualErrors.map((code) => ({ value: code, label: code === '*' ? t('inspector.any-error') : code }))}
        onChange={(codes: string[]) => {
          const known = codes.filter((code) => code === '*' || ErrorCode.safeParse(code).success).slice(0, 10);
          change({ catches: known.length > 0 ? known : undefined });
        }}
      />
      <p className={styles.help}>{t('inspector.catches-help')}</p>
    </div>
  );
}

/** The options. */
export function NodeOptions({ node, pointer, editable }: Props) {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const change = (next: Change) => {
    editor.change(changeNode(node.id, next), { gesture: `field ${node.id}/${Object.keys(next).join()}` });
  };
  const kind = findNodeKind(node.kind);
  const parsed = kind?.settings.safeParse(node.settings);
  const usual = parsed?.success ? kind?.output?.(parsed.data)?.as : undefined;
  const asks = kind?.effect === 'read' || kind?.effect === 'write';
  const isPatient = asks || node.attempts !== undefined || node.timeoutSeconds !== undefined;
  const { limit } = node;
  return (
    <>
      {(usual !== undefined || node.as !== undefined) && (
        <MemberNotes pointer={pointer} member="as">
          <CheckedLine
            label={t('inspector.as')}
            help={t('inspector.as-help')}
            value={node.as ?? ''}
            placeholder={usual ?? ''}
            disabled={!editable}
            fits={(typed) => VariableName.safeParse(typed).success}
            wrong={t('inspector.wrong-variable')}
            change={(as) => {
              change({ as });
            }}
          />
        </MemberNotes>
      )}
      {isPatient && (
        <>
          <MemberNotes pointer={pointer} member="attempts">
            <WholeNumber
              label={t('inspector.attempts')}
              help={t('inspector.attempts-help')}
              value={node.attempts}
              bounds={[1, 20]}
              disabled={!editable}
              change={(attempts) => {
                change({ attempts });
              }}
            />
          </MemberNotes>
          <MemberNotes pointer={pointer} member="timeoutSeconds">
            <WholeNumber
              label={t('inspector.timeout')}
              help={t('inspector.timeout-help')}
              value={node.timeoutSeconds}
              bounds={[1, 600]}
              disabled={!editable}
              change={(timeoutSeconds) => {
                change({ timeoutSeconds });
              }}
            />
          </MemberNotes>
        </>
      )}
      <MemberNotes pointer={pointer} member="catches">
        <Catches {...{ node, editable, change }} />
      </MemberNotes>
      <MemberNotes pointer={pointer} member="limit">
        <LimitField
          label={t('inspector.node-limit')}
          help={t('inspector.node-limit-help')}
          value={limit?.of}
          disabled={!editable}
          change={(of) => {
            change({ limit: of && { of, then: limit?.then ?? 'remind' } });
          }}
        />
        {limit && (
          <ChooseOne
            aria-label={t('inspector.then')}
            disabled={!editable}
            value={limit.then}
            options={(['remind', 'leave'] as const).map((value) => ({ value, label: t(`inspector.thens.${value}`) }))}
            change={(then) => {
              change({ limit: { ...limit, then: then === 'leave' ? 'leave' : 'remind' } });
            }}
          />
        )}
      </MemberNotes>{' '}
    </>
  );
}
