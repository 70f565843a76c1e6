/** The state of the wizard: the step in the address, the fields that were left, and what is wrong with those. */
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { formErrors } from '../../engine/core/procedures/form-errors.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { useErrorWords } from './error-words.ts';
import { fieldId, type FieldGround } from './form-field.tsx';
import { inStep, stepOf, stepsOf, targetOf, type Form, type FormStep } from './form-steps.ts';

interface Given {
  procedure: Procedure;
  view: ProcedureView;
  form: Form;
  materials: readonly string[];
}

/** The id of the heading of a step. */
export const stepHead = 'step-head';

/** Moves the focus to an element as soon as it is on the page: what was asked for last. */
function useFocus(): (id: string) => void {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    const element = wanted.current === null ? null : document.getElementById(wanted.current);
    if (!element) return;
    wanted.current = null;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  });
  return (id) => {
    wanted.current = id;
  };
}

/** The wizard. */
export function useWizard({ procedure, view, form, materials }: Given) {
  const [params, setParams] = useSearchParams();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const words = useErrorWords(procedure);
  const steps = stepsOf(procedure);
  const errors = formErrors(procedure, { ...form }, { materials, act: view.act, now: new Date() });
  const at = Math.max(
    0,
    steps.findIndex(({ id }) => id === params.get('step')),
  );
  const step = steps[at] as FormStep;
  const isShown = ({ pointer }: FieldError) => left.has(pointer) || tried.has(stepOf(steps, pointer)?.id ?? '');
  const ground: FieldGround = {
    errorAt: (pointer) => {
      const found = errors.find((each) => each.pointer === pointer && isShown(each));
      return found && words(form, found);
    },
    noteAt: (pointer) => view.marks.find((mark) => mark.pointer === pointer)?.note,
    left: (pointer) => {
      setLeft((now) => new Set([...now, pointer]));
    },
  };
  const show = (id: string) => {
    setParams(
      (now) => {
        now.set('step', id);
        return now;
      },
      { replace: true },
    );
  };
  const tryStep = (id: string) => {
    setTried((now) => new Set([...now, id]));
  };
  const [first] = view.marks;
  // What came back is begun where it has to be corrected, and not where it was submitted.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const marked = first && stepOf(steps, first.pointer);
    if (marked && step.kind === 'review') show(marked.id);
  });
  const focus = useFocus();
  const goTo = (id: string) => {
    focus(stepHead);
    show(id);
  };
  return {
    ...{ steps, step, at, errors, ground, words, goTo },
    /** On to the next step, unless something is wrong here: then to that. */
    next: () => {
      tryStep(step.id);
      const [first] = inStep(steps, step, errors);
      const next = steps[at + 1];
      if (first) focus(fieldId(targetOf(first.pointer)));
      else if (next) goTo(next.id);
    },
    /** To what a pointer names, showing what is wrong there. */
    jump: (pointer: string) => {
      const target = stepOf(steps, pointer);
      if (!target) return;
      tryStep(target.id);
      focus(fieldId(targetOf(pointer)));
      show(target.id);
    },
  };
}

export type Wizard = ReturnType<typeof useWizard>;
