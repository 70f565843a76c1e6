/** The files of a filing: those put in and not yet filed, those taken over from an earlier version, and putting in and removing them. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../engine/core/api.ts';
import type { AttachmentSummary, AttachmentUse, FilingAttachment } from '../../engine/core/attachment.ts';
import { request } from '../app/request.ts';
import { useFileSending } from '../app/use-file-sending.ts';

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

/** Puts files in. */
export function useSending(scenario: string) {
  const client = useQueryClient();
  return useFileSending<AttachmentUse>(
    (as) => `${at(scenario)}&as=${as}`,
    () => client.invalidateQueries({ queryKey: ['attachments', scenario, null] }),
  );
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
