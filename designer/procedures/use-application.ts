/** The form of a case: reading it, saving it as one goes, and reading it in clear for a reason. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AttachmentSummary } from '../../engine/core/attachment.ts';
import type { FieldError } from '../../engine/core/problem.ts';
import { ApiProblem, request } from '../app/request.ts';
import { FormSaver, type SaveAnswer } from './form-saver.ts';
import type { Form } from './form-steps.ts';
import { caseAt } from './use-procedures.ts';

/** A file that was handed in with a form. */
export type Material = Pick<AttachmentSummary<string>, 'id' | 'as' | 'name' | 'type' | 'size' | 'digest' | 'by' | 'at'>;

/** GET /api/cases/{id}/application. */
export interface Application {
  revision: number;
  form: Form;
  isMasked: boolean;
  savedAt: string;
  savedBy: string;
  findings: FieldError[];
  materials: Material[];
  agreement: string | null;
}

const at = (id: string): string => `${caseAt(id)}/application`;
const read = (id: string, signal?: AbortSignal) => request<Application>('GET', at(id), { ...(signal && { signal }) });

/** The form of a case. `stamps` says how far the case has come. */
export const useApplication = (id: string, stamps: number) =>
  useQuery({
    queryKey: ['application', id, stamps],
    queryFn: ({ signal }) => read(id, signal),
    placeholderData: (before) => before,
  });

/** The address of a file. */
export const materialAt = (id: string, file: string): string => `${caseAt(id)}/materials/${encodeURIComponent(file)}`;

async function save(id: string, form: Form, revision: number): Promise<SaveAnswer> {
  try {
    const saved = await request<Application>('PUT', at(id), { body: form, ifMatch: revision });
    return { kind: 'saved', saved };
  } catch (error) {
    const status = error instanceof ApiProblem ? error.status : 0;
    if (status === 0 || status >= 502) return { kind: 'unreachable' };
    if (status !== 412) return { kind: 'refused', error };
    return read(id).then(
      (theirs): SaveAnswer => ({ kind: 'edited-meanwhile', theirs }),
      (): SaveAnswer => ({ kind: 'unreachable' }),
    );
  }
}

/** A form that saves itself for as long as it is shown; what is left is saved when the page is left. */
export function useFormSaver(id: string, application: Application) {
  const [saver] = useState(() => new FormSaver(application, (form, revision) => save(id, form, revision)));
  const state = useSyncExternalStore(saver.subscribe, saver.getState);
  useEffect(() => {
    saver.refresh(application);
  }, [saver, application]);
  useEffect(() => {
    const leave = () => {
      if (document.hidden) void saver.flush();
    };
    const ask = (event: BeforeUnloadEvent) => {
      if (saver.getState().saving !== 'saved') event.preventDefault();
    };
    document.addEventListener('visibilitychange', leave);
    addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      removeEventListener('beforeunload', ask);
      void saver.flush();
    };
  }, [saver]);
  return { saver, ...state };
}

/** Removes a file. */
export function useRemoveMaterial(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: string) => request<undefined>('DELETE', materialAt(id, file)),
    onSettled: () => client.invalidateQueries({ queryKey: ['application', id] }),
  });
}

/** Reads the form in clear; the reason is stamped into the case. Nothing of it is kept. */
export function useUnmask(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => request<{ form: Form }>('POST', `${at(id)}/unmask`, { body: { reason } }),
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: ['procedure-case', id] }),
  });
}
