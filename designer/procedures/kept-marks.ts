/** The fields that a reviewer has marked so far, kept in the browser's tab until the case moves on. */
import { useState } from 'react';
import type { FieldMark } from '../../engine/core/procedures/procedure-state.ts';

/** The shortest note that says something. */
export const shortestNote = 2;

/** Marks by their pointers. */
export type Marks = Readonly<Record<string, string>>;

/** The marks with something said of them. */
export const marksOf = (marks: Marks): FieldMark[] =>
  Object.entries(marks)
    .filter(([, note]) => note.trim().length >= shortestNote)
    .map(([pointer, note]) => ({ pointer, note: note.trim() }));

function read(key: string): Marks {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Marks;
  } catch {
    return {};
  }
}

/** The marks of a visit of a case; a note of undefined takes a mark off. */
export function useKeptMarks(id: string, visit: number) {
  const key = `yikatong.marks.${id}.${visit}`;
  const [kept, setKept] = useState(() => ({ key, marks: read(key) }));
  const marks = kept.key === key ? kept.marks : read(key);
  const mark = (pointer: string, note: string | undefined) => {
    const { [pointer]: _, ...rest } = marks;
    const next = note === undefined ? rest : { ...rest, [pointer]: note };
    sessionStorage.setItem(key, JSON.stringify(next));
    setKept({ key, marks: next });
  };
  return { marks, mark };
}
