/** Those who come out otherwise, by kind: from what to what, by which rules, why, and some of them. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { valueWords } from '../../engine/core/facts/fact-words.ts';
import { factNamed, facts } from '../../engine/core/facts/facts.ts';
import { factWords } from '../../engine/core/policies/policy-words.ts';
import type { WhatIfExample, WhatIfKind, WhatIfSide } from '../../engine/core/policies/what-if.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useDivisionNames } from '../regions/use-divisions.ts';
import styles from './policies.module.css';
import matrix from './what-if.module.css';
import { moneyWords, outputsWords } from './what-if-view.ts';

/** What is compared. */
export type WhatIfSource = 'rows' | 'cases' | 'province';

/** Where an example is from: the case and its time, whether it is the author's own row; nothing of people who are made up. */
function From({ example: { case: id, at, own }, source }: { example: WhatIfExample; source: WhatIfSource }) {
  const { t } = useTranslation();
  if (source === 'province') return null;
  if (source === 'rows') return <td>{t(`policies.what-if.source.${own ? 'rows' : 'made-up'}`)}</td>;
  return (
    <>
      <td>{id === null ? t('policies.what-if.not-yours') : <Link to={`/cases/${id}`}>{id.slice(-8)}</Link>}</td>
      <td>{at !== null && <MomentOf at={at} />}</td>
    </>
  );
}

const columnsOf = {
  rows: ['from'],
  cases: ['case', 'at'],
  province: [],
} as const satisfies Record<WhatIfSource, readonly string[]>;

function Examples({
  kind: { examples, count },
  source,
  label,
}: {
  kind: WhatIfKind;
  source: WhatIfSource;
  label: string;
}) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const names = [...new Set(examples.flatMap((example) => Object.keys(example.facts)))];
  const named = useDivisionNames(names);
  return (
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <caption className="only-read-aloud">{label}</caption>
        <thead>
          <tr>
            {columnsOf[source].map((column) => (
              <th key={column} scope="col">
                {t(`policies.what-if.${column}`)}
              </th>
            ))}
            {names.map((name) => (
              <th key={name} scope="col">
                {say(factWords(name))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {examples.map((example, index) => (
            <tr key={index}>
              <From {...{ example, source }} />
              {names.map((name) => {
                const value = example.facts[name];
                return (
                  <td key={name}>
                    {value === undefined
                      ? t('policies.rows.unknown')
                      : say(valueWords(name, value, factNamed(facts, name)?.type, named))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {count > examples.length && (
        <p className={styles.note}>{t('policies.what-if.only', { shown: examples.length, total: count })}</p>
      )}
    </div>
  );
}

function Side({ title, side: { reason, clauses, outputs } }: { title: string; side: WhatIfSide }) {
  const { say } = useLanguage();
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {say(reason)} {outputs && <code>{outputsWords(outputs)}</code>} <ClauseTags clauses={clauses} />
      </dd>
    </div>
  );
}

function Kind({ kind, source, isFirst }: { kind: WhatIfKind; source: WhatIfSource; isFirst: boolean }) {
  const { t } = useTranslation();
  const { before, after, count, money } = kind;
  const outcome = ({ outcome: name }: WhatIfSide) => name || t('policies.what-if.undecided');
  const by = ({ rule }: WhatIfSide) => rule ?? t('policies.otherwise');
  const words = t(`policies.what-if.kind.${source}`, {
    ...{ count, from: outcome(before), to: outcome(after), fromRule: by(before), toRule: by(after) },
  });
  const amounts = { paid: moneyWords(money.paidFen), disbursed: moneyWords(money.disbursedFen) };
  return (
    <details className={styles.kind} open={isFirst}>
      <summary>{words}</summary>
      <dl className={matrix.why}>
        <Side title={t('policies.what-if.before')} side={before} />
        <Side title={t('policies.what-if.after')} side={after} />
      </dl>
      {money.withAmount > 0 && (
        <p className={styles.note}>{t('policies.what-if.money-of', { count: money.withAmount, ...amounts })}</p>
      )}
      <Examples {...{ kind, source }} label={words} />
    </details>
  );
}

/** The kinds, the first one opened. */
export function WhatIfKinds({ kinds, source }: { kinds: readonly WhatIfKind[]; source: WhatIfSource }) {
  return kinds.map((kind, index) => (
    <Kind key={JSON.stringify([kind.before, kind.after])} {...{ kind, source }} isFirst={index === 0} />
  ));
}
