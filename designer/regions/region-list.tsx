/** The open list of a field of a division: columns of provinces, cities and counties, or what was found; focus stays in the field. */
import { CheckOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { divisionLevels } from '../../engine/core/codes/division.ts';
import { useLanguage } from '../app/use-language.ts';
import { namesOnWay, wayTo, wayWords } from './divisions.ts';
import { offeredIn, type Offer } from './offer.ts';
import styles from './regions.module.css';
import type { RegionChoice } from './use-region-field.ts';

interface Props {
  /** Id of the tree; each item's is that with its code. */
  id: string;
  choice: RegionChoice;
  offer: Offer;
  chosen: readonly string[];
}

interface ItemProps extends Props {
  code: string;
  level: number;
  list: readonly string[];
  words: string;
}

function Item({ id, choice, offer, chosen, code, level, list, words }: ItemProps) {
  const { active, isSearch } = choice;
  const item = useRef<HTMLDivElement>(null);
  const isActive = code === active;
  const isOnWay = !isSearch && active !== null && wayTo(active).includes(code);
  const opens = !isSearch && offeredIn(offer, code).length > 0;
  useEffect(() => {
    if (isOnWay || isActive) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isOnWay, isActive]);
  return (
    <div
      ref={item}
      id={`${id}-${code}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={level}
      aria-setsize={list.length}
      aria-posinset={list.indexOf(code) + 1}
      aria-selected={chosen.includes(code)}
      {...(opens && { 'aria-expanded': isOnWay })}
      className={styles.item}
      data-active={isActive || undefined}
      data-on-way={isOnWay || undefined}
      title={code}
      onClick={() => {
        if (opens) choice.go(code);
        else choice.choose(code);
      }}
      onDoubleClick={() => {
        choice.choose(code);
      }}
    >
      <span className={styles.words}>{words}</span>
      {isSearch && <span className={styles.code}>{code}</span>}
      {chosen.includes(code) && <CheckOutlined aria-hidden />}
      {opens && <RightOutlined aria-hidden className={styles.opens ?? ''} />}
    </div>
  );
}

/** What is said under the list: how to go on, and the button that takes a division with others in it. */
function Foot({ choice, offer }: Pick<Props, 'choice' | 'offer'>) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { active, isSearch, results, canTake, choose } = choice;
  if (isSearch) {
    const words = results.length === 0 ? 'regions.nothing' : 'regions.found';
    return (
      <p role="status" className={styles.help}>
        {t(words, { count: results.length })}
      </p>
    );
  }
  return (
    <div className={styles.foot}>
      <p className={styles.help}>{t('regions.keys')}</p>
      {active !== null && canTake(active) && (
        <Button
          size="small"
          type="primary"
          tabIndex={-1}
          onClick={() => {
            choose(active);
          }}
        >
          {t('regions.take', { region: namesOnWay(offer.divisions, active, language).at(-1) })}
        </Button>
      )}
    </div>
  );
}

/** The list. */
export function RegionList(props: Props) {
  const { id, choice, offer } = props;
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { columns, isSearch, results } = choice;
  const { divisions } = offer;
  return (
    <section
      className={styles.list}
      aria-label={t('regions.list')}
      onMouseDown={(event) => {
        // The field keeps the focus, and with it the keys.
        event.preventDefault();
      }}
    >
      <div id={id} role="tree" aria-label={t('regions.list')} className={isSearch ? styles.found : styles.columns}>
        {isSearch
          ? results.map((code) => (
              <Item
                {...props}
                key={code}
                {...{ code, level: 1, list: results }}
                words={wayWords(divisions, code, language)}
              />
            ))
          : columns.map((column, depth) => (
              <div
                key={depth}
                role="group"
                aria-label={t(`regions.level.${divisionLevels[depth] ?? 'county'}`)}
                className={styles.column}
              >
                {column.map((code) => (
                  <Item
                    {...props}
                    key={code}
                    {...{ code, level: depth + 1, list: column }}
                    words={divisions.names.get(code)?.[language] ?? code}
                  />
                ))}
              </div>
            ))}
      </div>
      <Foot {...{ choice, offer }} />
    </section>
  );
}
