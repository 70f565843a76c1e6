/** A field that is no setting, with what is wrong with it. */
import type { ReactNode } from 'react';
import { useEditor } from '../editor/use-editor.ts';
import { findingsOnMember, type MemberField } from './field-findings.ts';
import { FindingNotes } from './finding-notes.tsx';
import styles from './inspector.module.css';

/** The field and its findings; `pointer` is that of the node. */
export function MemberNotes({
  pointer,
  member,
  children,
}: {
  pointer: string;
  member: MemberField;
  children: ReactNode;
}) {
  const { findings } = useEditor();
  const own = findingsOnMember(findings, pointer, member);
  const isWrong = own.some(({ severity }) => severity === 'error');
  return (
    <div className={styles.field} data-member={member} data-wrong={isWrong || undefined}>
      {children}
      <FindingNotes findings={own} />
    </div>
  );
}
