/** The import of a list of devices, from the file to what became of its rows. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeviceImport } from '../../engine/core/terminals/answers.ts';
import { ApiProblem, newKey } from '../app/request.ts';
import { upload } from '../app/upload.ts';
import { listFile } from './list-file.ts';
import { terminalsPath } from './use-terminals.ts';

interface Sending {
  file: File;
  /** Of the dry run that is confirmed; a dry run where it is left out. */
  digest?: string;
}

/** Reads a file, asks what would become of it, and imports it where that is confirmed. */
export function useDeviceImport() {
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: async ({ file: chosen, digest }: Sending): Promise<DeviceImport> => {
      const list = await listFile(chosen);
      if (!list) throw new ApiProblem(422, { type: 'not-a-list' });
      const query = digest === undefined ? 'dry=true' : `digest=${digest}`;
      setShare(0);
      return upload<DeviceImport>(`${terminalsPath}/imports?${query}`, list, {
        ...{ type: 'text/csv', idempotencyKey: newKey(), progress: setShare },
      });
    },
    onSuccess: ({ dry }) => (dry ? undefined : client.invalidateQueries({ queryKey: [terminalsPath] })),
  });
  return {
    name: file?.name ?? '',
    share,
    report: send.data ?? null,
    isBusy: send.isPending,
    error: send.error,
    choose: (chosen: File) => {
      setFile(chosen);
      send.mutate({ file: chosen });
    },
    /** Refused where it would be another result by now. */
    confirm: () => {
      if (file && send.data) send.mutate({ file, digest: send.data.digest });
    },
  };
}
