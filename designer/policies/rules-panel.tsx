/** The rules of a draft in their order: each read as a sentence, one at a time opened to be edited. */
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { conditionsWords } from '../../engine/core/policy-words.ts';
import type { Rule } from '../../engine/core/policy.ts';
import { useLanguage } from '../app/use-language.ts';
import { useDraftGround, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';
import { addRule, duplicateRule, moveRule, removeRule } from './policy-edits.ts';
import { findingsAt } from './policy-findings.ts';
import { RuleEditor } from './rule-editor.tsx';

const atOnce = 100;

function Tool({
  label,
  icon,
  disabled = false,
  act,
}: {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  act: () => void;
}) {
  return <Button type="text" icon={icon} aria-label={label} title={label} disabled={disabled} onClick={act} />;
}

interface Props {
  rule: Rule;
  index: number;
  last: number;
  isOpen: boolean;
  open: (index: number | null) => void;
}

/** What is done to a rule as a whole. */
function Tools({ rule: { name }, index, last, isOpen, open }: Props) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const move = (to: number) => {
    draft.change(moveRule(index, to));
    if (isOpen) open(to);
  };
  return (
    <span className={styles.tools}>
      <Tool
        label={t('inspector.up', { title: ` ${name}` })}
        icon={<ArrowUpOutlined aria-hidden />}
        disabled={index === 0}
        act={() => {
          move(index - 1);
        }}
      />
      <Tool
        label={t('inspector.down', { title: ` ${name}` })}
        icon={<ArrowDownOutlined aria-hidden />}
        disabled={index === last}
        act={() => {
          move(index + 1);
        }}
      />
      <Tool
        label={t('policies.act.duplicate', { name })}
        icon={<CopyOutlined aria-hidden />}
        act={() => {
          draft.change(duplicateRule(index));
          open(index + 1);
        }}
      />
      <Tool
        label={t('inspector.remove', { title: ` ${name}` })}
        icon={<DeleteOutlined aria-hidden />}
        disabled={last === 0}
        act={() => {
          draft.change(removeRule(index));
          open(null);
        }}
      />
    </span>
  );
}

function RuleCard(props: Props) {
  const { rule, index, last, isOpen, open } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { draft, findings } = useDraftGround();
  const wrong = findingsAt(findings, `/rules/${index}`, true).length;
  return (
    <li
      className={styles.rule}
      data-wrong={wrong > 0 || undefined}
      onKeyDown={(event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        const to = index + (step ?? 0);
        if (!event.altKey || step === undefined || to < 0 || to > last) return;
        event.preventDefault();
        draft.change(moveRule(index, to));
        if (isOpen) open(to);
      }}
    >
      <div className={styles.ruleHead}>
        <button
          type="button"
          className={styles.opener}
          aria-expanded={isOpen}
          onClick={() => {
            open(isOpen ? null : index);
          }}
        >
          <span className={styles.number}>{index + 1}</span>
          <span>
            {say(conditionsWords(rule.when))} → <strong className={styles.outcome}>{rule.then}</strong>
            <span className={styles.note}>
              {' '}
              <code>{rule.name}</code> {say(rule.reason)}
            </span>
          </span>
        </button>
        {wrong > 0 && (
          <span className={styles.finding} data-severity="error">
            {t('editor.errors', { count: wrong })}
          </span>
        )}
        <Tools {...props} />
      </div>
      {isOpen && <RuleEditor rule={rule} index={index} />}
    </li>
  );
}

/** The rules; `opened` is the one that is edited. */
export function RulesPanel({ opened, open }: { opened: number | null; open: (index: number | null) => void }) {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const rules = useDraftState(draft, ({ policy }) => policy.rules) ?? [];
  const [shown, setShown] = useState(atOnce);
  const enough = Math.max(shown, (opened ?? 0) + 1);
  return (
    <>
      <p className={styles.note}>
        {t('policies.order-counts')} {t('policies.order-keys')}
      </p>
      <ol className={styles.rules}>
        {rules.slice(0, enough).map((rule, index) => (
          <RuleCard key={index} {...{ rule, index, open }} last={rules.length - 1} isOpen={opened === index} />
        ))}
      </ol>
      {rules.length > enough && (
        <Button
          onClick={() => {
            setShown(shown + atOnce);
          }}
        >
          {t('policies.more-rules', { shown: enough, total: rules.length })}
        </Button>
      )}
      <Button
        icon={<PlusOutlined aria-hidden />}
        onClick={() => {
          draft.change(addRule);
          open(rules.length);
        }}
      >
        {t('policies.act.add-rule')}
      </Button>
    </>
  );
}
