/** The conditions of a rule, edited as sentences: fact, comparison and value in a line, groups and negations as boxes around them. */
import { DeleteOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { memberTypeOf } from '../../engine/core/facts/fact-types.ts';
import { factNamed, facts } from '../../engine/core/facts/facts.ts';
import { operatorNamed, operatorsFor, type Operator } from '../../engine/core/policies/policy-operators.ts';
import { conditionsWords, factsOf } from '../../engine/core/policies/policy-words.ts';
import type { Condition, Conditions } from '../../engine/core/policies/policy.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useDivisionNames } from '../regions/use-divisions.ts';
import { popupBeside } from '../inspector/popup-beside.ts';
import {
  addAt,
  blank,
  canUnwrap,
  conditionsAt,
  groupOf,
  grouped,
  negateAt,
  removeAt,
  replaceAt,
  turnAt,
  unwrapAt,
  wrapAt,
  type GroupKind,
  type Path,
} from './condition-edits.ts';
import { typeAsked, withOperator } from './condition-values.ts';
import { FactField } from './fact-field.tsx';
import { FieldNotes, useIsWrong } from './field-notes.tsx';
import { focusBlank, focusRuleAround } from './focus-rule.ts';
import styles from './policies.module.css';
import { ListOfValues, OneValue, RangeOfValues } from './value-field.tsx';

interface Props {
  /** All conditions of the rule. */
  root: Conditions;
  path: Path;
  /** Pointer of the rule's conditions. */
  base: string;
  change: (edit: (root: Conditions) => Conditions, gesture?: string) => void;
}

const pointerAt = (base: string, path: Path): string => [base, ...path].join('/');

/** What can be done to the conditions at a path, besides what is seen. */
function More({ root, path, change }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const here = conditionsAt(root, path) ?? blank;
  const acts = {
    'wrap-all': (old: Conditions) => wrapAt(old, path, 'all'),
    'wrap-any': (old: Conditions) => wrapAt(old, path, 'any'),
    negate: (old: Conditions) => negateAt(old, path),
    unwrap: (old: Conditions) => unwrapAt(old, path),
  };
  const items = [
    { key: 'wrap-all', label: t('policies.act.wrap-all') },
    { key: 'wrap-any', label: t('policies.act.wrap-any') },
    { key: 'negate', label: t('not' in here ? 'policies.act.affirm' : 'policies.act.negate') },
    ...(canUnwrap(root, path) ? [{ key: 'unwrap', label: t('policies.act.unwrap') }] : []),
  ];
  const names = useDivisionNames(factsOf(here));
  const named = say(conditionsWords(here, undefined, names));
  return (
    <>
      <Dropdown
        trigger={['click']}
        getPopupContainer={popupBeside}
        menu={{
          items,
          onClick: ({ key }) => {
            change(acts[key as keyof typeof acts]);
          },
        }}
      >
        <Button
          type="text"
          icon={<MoreOutlined aria-hidden />}
          aria-label={t('policies.act.more', { named })}
          title={t('policies.act.more-short')}
        />
      </Dropdown>
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('policies.act.remove', { named })}
        title={t('policies.act.remove-short')}
        onClick={({ currentTarget }) => {
          focusRuleAround(currentTarget);
          change((old) => removeAt(old, path));
        }}
      />
    </>
  );
}

function Value({
  condition,
  pointer,
  describedBy,
  change,
}: {
  condition: Condition;
  pointer: string;
  describedBy: string;
  change: (condition: Condition, gesture: string) => void;
}) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const known = factNamed(facts, condition.fact);
  const wrong = useIsWrong(`${pointer}/value`);
  const { value, operator } = condition;
  const { takes, flags, unit } = operatorNamed(operator);
  const shared = {
    ...{ fact: condition.fact, type: memberTypeOf(typeAsked(condition)), values: known?.values },
    ...{ label: t('policies.value'), wrong, describedBy },
  };
  const write = (next: Condition['value']) => {
    change({ ...condition, value: next }, `${pointer}/value`);
  };
  if (flags)
    return (
      <ChooseOne
        aria-label={shared.label}
        value={value === true ? 'yes' : 'no'}
        options={(['yes', 'no'] as const).map((each) => ({ value: each, label: say(flags[each]) }))}
        change={(next) => {
          write(next === 'yes');
        }}
      />
    );
  if ((takes === 'days' || takes === 'count') && !Array.isArray(value))
    return (
      <>
        <OneValue {...shared} type="number" values={undefined} value={value} change={write} />
        {unit && <span>{say(unit)}</span>}
      </>
    );
  if (!Array.isArray(value)) return <OneValue {...shared} value={value} change={write} />;
  return takes === 'range' ? (
    <RangeOfValues {...shared} value={value} change={write} />
  ) : (
    <ListOfValues {...shared} value={value} change={write} />
  );
}

/** One condition: “年龄 小于 14”. */
function Sentence(props: Props & { condition: Condition }) {
  const { condition, path, base, change } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const names = useDivisionNames([condition.fact]);
  const id = useId();
  const pointer = pointerAt(base, path);
  const wrong = useIsWrong(`${pointer}/operator`);
  const write = (next: Condition, gesture?: string) => {
    change((root) => replaceAt(root, path, () => next), gesture);
  };
  const able = operatorsFor(typeAsked(condition));
  const shown = able.includes(condition.operator) ? able : [...able, condition.operator];
  return (
    <div>
      <div className={styles.condition} role="group" aria-label={say(conditionsWords(condition, undefined, names))}>
        <FactField {...{ condition, pointer }} describedBy={id} change={write} />
        <ChooseOne
          aria-label={t('policies.operator')}
          aria-invalid={wrong}
          aria-describedby={id}
          value={condition.operator}
          options={shown.map((name) => ({ value: name, label: say(operatorNamed(name).words) }))}
          change={(operator) => {
            write(withOperator(condition, operator as Operator));
          }}
        />
        {condition.fact !== '' && <Value {...{ condition, pointer }} describedBy={id} change={write} />}
        <span className={styles.tools}>
          <More {...props} />
        </span>
      </div>
      <FieldNotes pointer={pointer} id={id} below />
    </div>
  );
}

function Box({ head, tools, children }: { head: ReactNode; tools: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.box}>
      <div className={styles.boxHead}>
        {head}
        <span className={styles.tools}>{tools}</span>
      </div>
      {children}
    </div>
  );
}

function Group(props: Props & { kind: GroupKind; members: Conditions[] }) {
  const { kind, members, path, change } = props;
  const { t } = useTranslation();
  const add = (member: Conditions) => {
    change((root) => addAt(root, path, member));
    focusBlank();
  };
  return (
    <Box
      head={
        <ChooseOne
          aria-label={t('policies.group.label')}
          value={kind}
          options={(['all', 'any'] as const).map((each) => ({ value: each, label: t(`policies.group.${each}`) }))}
          change={(next) => {
            change((root) => turnAt(root, path, next as GroupKind));
          }}
        />
      }
      tools={<More {...props} />}
    >
      <ul className={styles.members}>
        {members.map((_member, index) => (
          <li key={index}>
            <ConditionEditor {...props} path={[...path, kind, index]} />
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            add(blank);
          }}
        >
          {t('policies.act.add')}
        </Button>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            add(grouped(kind === 'all' ? 'any' : 'all', [blank]));
          }}
        >
          {t('policies.act.add-group')}
        </Button>
      </div>
    </Box>
  );
}

/** The conditions at a path. */
export function ConditionEditor({ root, path, base, change }: Props) {
  const { t } = useTranslation();
  const props = { root, path, base, change };
  const here = conditionsAt(root, path);
  if (here === undefined) return null;
  if ('not' in here)
    return (
      <Box head={<strong>{t('policies.not')}</strong>} tools={<More {...props} />}>
        <ConditionEditor {...props} path={[...path, 'not']} />
      </Box>
    );
  const group = groupOf(here);
  if (group) return <Group {...props} {...group} />;
  if (!('fact' in here)) return null;
  return (
    <>
      <Sentence {...props} condition={here} />
      {path.length === 0 && (
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            change((old) => addAt(old, [], blank));
            focusBlank();
          }}
        >
          {t('policies.act.add')}
        </Button>
      )}
    </>
  );
}
