/** The rules of a draft in their order: each read as a sentence, one at a time opened to be edited. */
import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conditionsWords, factsOf } from '../../engine/core/policies/policy-words.ts';
import type { Rule } from '../../engine/core/policies/policy.ts';
import { Tool } from '../app/tool.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useDivisionNames } from '../regions/use-divisions.ts';
import { useDraftGround, useDraftState } from './draft-context.ts';
import { focusBlank, focusRule, openerId } from './focus-rule.ts';
import styles from './policies.module.css';
import { addRule, duplicateRule, moveRule, placeAfterMove, removeRule } from './policy-edits.ts';
import { findingsAt } from './policy-findings.ts';
import { RuleEditor } from './rule-editor.tsx';

const atOnce = 100;

/** What can be done to the rules, by the place of each. */
interface Acts {
  open: (index: number) => void;
  move: (from: number, to: number) => void;
  duplicate: (index: number) => void;
  remove: (index: number) => void;
}

interface Props {
  rule: Rule;
  index: number;
  last: number;
  isOpen: boolean;
  acts: Acts;
}

/** What is done to a rule as a whole. */
function Tools({ rule: { name }, index, last, acts }: Props) {
  const { t } = useTranslation();
  return (
    <span className={styles.tools}>
      <Tool
        label={t('inspector.up', { title: ` ${name}` })}
        icon={<ArrowUpOutlined aria-hidden />}
        disabled={index === 0}
        act={() => {
          acts.move(index, index - 1);
        }}
      />
      <Tool
        label={t('inspector.down', { title: ` ${name}` })}
        icon={<ArrowDownOutlined aria-hidden />}
        disabled={index === last}
        act={() => {
          acts.move(index, index + 1);
        }}
      />
      <Tool
        label={t('policies.act.duplicate', { name })}
        icon={<CopyOutlined aria-hidden />}
        act={() => {
          acts.duplicate(index);
        }}
      />
      <Tool
        label={t('inspector.remove', { title: ` ${name}` })}
        icon={<DeleteOutlined aria-hidden />}
        disabled={last === 0}
        act={() => {
          acts.remove(index);
        }}
      />
    </span>
  );
}

function RuleCard(props: Props) {
  const { rule, index, last, isOpen, acts } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const named = useDivisionNames(factsOf(props.rule.when));
  const { findings } = useDraftGround();
  const wrong = findingsAt(findings, `/rules/${index}`, true).length;
  return (
    <li
      className={styles.rule}
      data-rule
      data-wrong={wrong > 0 || undefined}
      onKeyDown={({ key, altKey, target }) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[key];
        // On a list the same keys open it.
        if (!altKey || step === undefined || (target as Element).matches('select, [role=combobox]')) return;
        const to = index + step;
        if (to >= 0 && to <= last) acts.move(index, to);
      }}
    >
      <div className={styles.ruleHead}>
        <button
          type="button"
          id={openerId(index)}
          className={styles.opener}
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={() => {
            acts.open(index);
          }}
        >
          <span className={styles.number}>{index + 1}</span>
          <span>
            {say(conditionsWords(rule.when, undefined, named))} →{' '}
            <strong className={styles.outcome}>{rule.then}</strong>
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
  const [said, setSaid] = useState('');
  const enough = Math.max(shown, (opened ?? 0) + 1);
  const acts: Acts = {
    open: (index) => {
      open(opened === index ? null : index);
    },
    move(from, to) {
      draft.change(moveRule(from, to));
      if (opened !== null) open(placeAfterMove(opened, from, to));
      setSaid(t('policies.moved', { name: rules[from]?.name, number: to + 1 }));
      focusRule(to);
    },
    duplicate(index) {
      draft.change(duplicateRule(index));
      open(index + 1);
      focusRule(index + 1);
    },
    remove(index) {
      draft.change(removeRule(index));
      open(null);
      setSaid(t('policies.removed', { name: rules[index]?.name }));
      focusRule(Math.min(index, rules.length - 2));
    },
  };
  return (
    <>
      <p className={styles.note}>
        {t('policies.order-counts')} {t('policies.order-keys')}
      </p>
      <span className="only-read-aloud" role="status">
        {said}
      </span>
      <ol className={styles.rules}>
        {rules.slice(0, enough).map((rule, index) => (
          <RuleCard key={index} {...{ rule, index, acts }} last={rules.length - 1} isOpen={opened === index} />
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
          focusBlank();
        }}
      >
        {t('policies.act.add-rule')}
      </Button>
    </>
  );
}
