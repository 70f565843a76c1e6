/** A place with nothing in it yet, which says why and what to do first. */
import { InboxOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface Props {
  title: string;
  text: string;
  level?: 1 | 2;
  children?: ReactNode;
}

/** Title, explanation, first step. */
export function EmptyState({ title, text, level = 2, children }: Props) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className={styles.empty}>
      <InboxOutlined className={styles.icon ?? ''} aria-hidden />
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children}
    </section>
  );
}
