/** Files on their way to the platform, each with how far it has come, or why it was refused. */
import { useState } from 'react';
import { typeOfName } from '../../engine/core/attachment.ts';
import { whyNotTake, type IntakeRefusal } from '../publish/file-intake.ts';
import { newKey } from './request.ts';
import { upload } from './upload.ts';

/** A file on its way, or one that was refused. */
export interface Sending<As extends string = string> {
  key: string;
  name: string;
  as: As;
  /** From 0 to 1. */
  share: number;
  refusal: IntakeRefusal | null;
  error: unknown;
}

/** Puts files in, one after another; `arrived` reads again what is there. */
export function useFileSending<As extends string>(addressFor: (as: As) => string, arrived: () => Promise<unknown>) {
  const [sending, setSending] = useState<readonly Sending<As>[]>([]);
  const change = (key: string, to: Partial<Sending<As>>) => {
    setSending((now) => now.map((each) => (each.key === key ? { ...each, ...to } : each)));
  };
  const forget = (key: string) => {
    setSending((now) => now.filter((each) => each.key !== key));
  };
  const send = async (files: readonly File[], as: As) => {
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
        await upload(addressFor(as), file, { type, idempotencyKey: entry.key, progress });
        await arrived();
        forget(entry.key);
      } catch (error) {
        change(entry.key, { error });
      }
    }
  };
  return { sending, send, forget };
}
