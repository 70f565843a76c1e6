/** The files of a filing: those put in and not yet filed, those taken over from an earlier version, and putting in and removing them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../engine/core/api.ts';
import {
  typeOfName,
  type AttachmentSummary,
  type AttachmentUse,
  type FilingAttachment,
} from '../../engine/core/attachment.ts';
import { newKey, request } from '../app/request.ts';
import { upload } from '../app/upload.ts';
import { whyNotTake, type IntakeRefusal } from './file-intake.ts';

const at = (scenario: string): string => `/api/attachments?scenario=${encodeURIComponent(scenario)}`;

/** The files of a version, or those put in and not yet filed. */
export const useAttachments = (scenario: string, version?: number) =>
  useQuery({
    queryKey: ['attachments', scenario, version ?? null],
    queryFn: async ({ signal }) => {
      const query = version === undefined ? '' : `&version=${version}`;
      return (await request<Page<AttachmentSummary>>('GET', at(scenario) + query, { signal })).items;
    },
    enabled: version !== 0,
  });

/** A file on its way, or one that was refused. */
export interface Sending {
  key: string;
  name: string;
  as: AttachmentUse;
  /** From 0 to 1. */
  share: number;
  refusal: IntakeRefusal | null;
  error: unknown;
}

/** Puts files in, one after another, and says how far each has come. */
export function useSending(scenario: string) {
  const client = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const change = (key: string, to: Partial<Sending>) => {
    setSending((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)));
  };
  const forget = (key: string) => {
    setSending((now) => now.filter((each) => each.key !== key));
  };
  const send = async (files: readonly File[], as: AttachmentUse) => {
    const all = files.map((file) => {
      const refusal = whyNotTake(file);
      return { file, entry: { key: newKey(), name: file.name, as, share: 0, refusal, error: null } };
    });
    setSending((now) => [...now.filter(({ refusal, error }) => !refusal && !error), ...all.map(({ entry }) => entry)]);
    for (const { file, entry } of all) {
      const type = typeOfName(file.name);
      if (entry.refusal || type === null) continue;
      const progress = (share: number) => {
        change(entry.key, { share });
      };
      try {
        await upload(`${at(scenario)}&as=${as}`, file, { type, idempotencyKey: entry.key, progress });
        await client.invalidateQueries({ queryKey: ['attachments', scenario, null] });
        forget(entry.key);
      } catch (error) {
        change(entry.key, { error });
      }
    }
  };
  return { sending, send, forget };
}

/** What a draft is to be filed with. */
export function useFilingAttachments(scenario: string) {
  const client = useQueryClient();
  const unfiled = useAttachments(scenario);
  const [takenOver, setTakenOver] = useState<readonly AttachmentSummary[]>([]);
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>(null);
  const files = unfiled.data && [...takenOver, ...unfiled.data];
  const remove = async (id: string) => {
    if (takenOver.some((each) => each.id === id)) {
      setTakenOver((now) => now.filter((each) => each.id !== id));
      return;
    }
    setError(null);
    await request('DELETE', `/api/attachments/${encodeURIComponent(id)}`).catch(setError);
    await client.invalidateQueries({ queryKey: ['attachments', scenario, null] });
  };
  const named = (files ?? []).map(({ id, as }): FilingAttachment => {
    const note = notes[id]?.trim() ?? '';
    return { id, as, ...(note !== '' && { note }) };
  });
  return { unfiled, files, named, notes, setNotes, takenOver, setTakenOver, remove, error };
}

export type FilingAttachments = ReturnType<typeof useFilingAttachments>;
