/** An expression: written with what is in scope offered at the caret, and judged as it is written. */
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { typeName } from '../../../engine/core/value-type.ts';
import { useLanguage } from '../../app/use-language.ts';
import { useEditorState } from '../../editor/use-editor.ts';
import { completed, completionsAt, type Completion } from '../completions.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { expectedType, scopeOf, verdictOn } from '../node-scope.ts';
import styles from './expression-input.module.css';

/** What is offered: null while nothing is. */
interface Offered {
  from: number;
  caret: number;
  offers: readonly Completion[];
  active: number;
}

/** The input with its offers, and below it what the expression gives or what is wrong with it. */
export function ExpressionInput({ value, preset, required, form, pointer, id, label }: InputProps) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { node, editable, write, findingsAt } = useFieldGround();
  const scenario = useEditorState((state) => state.scenario);
  const [offered, setOffered] = useState<Offered | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const lists = useId();
  const source = typeof value === 'string' ? value : '';
  const scope = scopeOf(scenario, node.id, pointer);
  const expects = expectedType(node, pointer);
  const verdict = verdictOn(source, scope, expects);
  const said = new Set(findingsAt(pointer, form).map(({ message }) => message.en));
  const unsaid = verdict.errors.filter(({ message }) => !said.has(message.en));
  const offer = (text: string, caret: number, isAsked: boolean) => {
    const { from, offers, typed } = completionsAt(text, caret, scope, language);
    setOffered(offers.length > 0 && (isAsked || typed !== '') ? { from, caret, offers, active: 0 } : null);
  };
  const take = (chosen: Completion, { from, caret }: Offered) => {
    const next = completed(source, caret, from, chosen);
    write(pointer, next.source);
    setOffered(null);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isCall = (event.ctrlKey && event.key === ' ') || (event.altKey && event.key === 'ArrowDown');
    const chosen = offered?.offers[offered.active];
    if (isCall) offer(source, event.currentTarget.selectionStart, true);
    else if (!offered || !chosen) return;
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const count = offered.offers.length;
      setOffered({ ...offered, active: (offered.active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count });
    } else if (event.key === 'Enter' || event.key === 'Tab') take(chosen, offered);
    else if (event.key === 'Escape') setOffered(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.expression} data-wrong={verdict.errors.length > 0 || undefined}>
      <textarea
        ref={area}
        id={id}
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-describedby={`${lists}-verdict`}
        {...(offered && { 'aria-controls': lists, 'aria-activedescendant': `${lists}-${offered.active}` })}
        aria-invalid={verdict.errors.length > 0}
        rows={Math.min(6, Math.max(1, Math.ceil(source.length / 34), source.split('\n').length))}
        spellCheck={false}
        autoComplete="off"
        disabled={!editable}
        placeholder={typeof preset === 'string' ? preset : t('inspector.expression.placeholder')}
        value={source}
        onChange={({ target }) => {
          write(pointer, target.value === '' && !required ? undefined : target.value);
          offer(target.value, target.selectionStart, false);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOffered(null);
        }}
      />
      {offered && (
        <Offers
          id={lists}
          offered={offered}
          take={(chosen) => {
            take(chosen, offered);
          }}
        />
      )}
      <div id={`${lists}-verdict`} className={styles.verdict} aria-live="polite">
        {unsaid.map(({ message, at }) => (
          <p key={message.en + String(at)}>{say(message)}</p>
        ))}
        {verdict.type && <p>{t('inspector.expression.gives', { type: typeName(verdict.type, language) })}</p>}
        {source === '' && expects.type !== 'any' && (
          <p>{t('inspector.expression.wants', { type: typeName(expects, language) })}</p>
        )}
      </div>
    </div>
  );
}

function Offers({ id, offered, take }: { id: string; offered: Offered; take: (chosen: Completion) => void }) {
  const { t } = useTranslation();
  return (
    <ul id={id} tabIndex={-1} role="listbox" aria-label={t('inspector.expression.offers')} className={styles.offers}>
      {offered.offers.map((offer, index) => (
        <li
          key={offer.name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === offered.active}
          ref={(item) => {
            if (index === offered.active) item?.scrollIntoView({ block: 'nearest' });
          }}
          onPointerDown={(event) => {
            event.preventDefault();
            take(offer);
          }}
        >
          <code>{offer.name}</code>
          <span>{offer.detail}</span>
          {offer.words !== '' && <small>{offer.words}</small>}
          {offer.optional && <small>{t('inspector.expression.maybe-unset')}</small>}
        </li>
      ))}
    </ul>
  );
}
