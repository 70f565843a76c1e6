/** A page that lists things: its title with what it is for, its search and what can be done, then the list; and what is said where that is empty. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from './empty-state.tsx';
import page from './page.module.css';
import { SearchField } from './search-field.tsx';
import { useTitle } from './use-title.ts';

interface Props {
  title: string;
  lead: string;
  /** What is looked for, as the search says it. */
  search: string;
  /** Said under the lead. */
  aside?: ReactNode;
  /** What can be done, beside the search. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The page. */
export function ListPage({ title, lead, search, aside, actions, children }: Props) {
  useTitle(title);
  const field = <SearchField label={search} />;
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{title}</h1>
          <p className={page.lead}>{lead}</p>
          {aside}
        </div>
        {actions === undefined ? (
          field
        ) : (
          <div className={page.chips}>
            {field}
            {actions}
          </div>
        )}
      </div>
      {children}
    </div>
  );
}

interface EmptyProps {
  /** Whose words are said. */
  of: 'cases' | 'notices' | 'procedures' | 'registrations' | 'terminals';
  /** Whether filters leave nothing: then they can be taken off. */
  isFiltered: boolean;
  /** What is said instead where there is nothing at all yet. */
  text?: string;
  /** The first step, where there is nothing at all yet. */
  children?: ReactNode;
}

/** An empty list: nothing at all yet, or nothing as the filters ask. */
export function EmptyList({ of, isFiltered, text, children }: EmptyProps) {
  const { t } = useTranslation();
  const [, setParams] = useSearchParams();
  if (!isFiltered)
    return (
      <EmptyState title={t(`${of}.empty`)} text={text ?? t(`${of}.empty-text`)}>
        {children}
      </EmptyState>
    );
  return (
    <EmptyState title={t(`${of}.none-so`)} text={t(`${of}.none-so-text`)}>
      <Button
        onClick={() => {
          setParams({});
        }}
      >
        {t('list.show-all')}
      </Button>
    </EmptyState>
  );
}
