/** Edits that are not saved yet, kept on this device, so that neither a lost network nor a closed page loses them. */
import { z } from 'zod';
import type { Scenario } from '../../engine/core/scenario.ts';

const Document = z.custom<Scenario>(
  (value) =>
    z.looseObject({ id: z.string(), nodes: z.array(z.looseObject({ id: z.string() })) }).safeParse(value).success,
);

const KeptEdits = z.object({
  document: Document,
  /** What the document was made from, and its revision. */
  base: Document,
  revision: z.number().int(),
  at: z.string(),
  /** The open page that keeps it. */
  by: z.string(),
});
export type KeptEdits = z.infer<typeof KeptEdits>;

/** Where the edits of one draft are kept. */
export interface EditsPlace {
  /** Tells whether there was room. */
  keep: (edits: Omit<KeptEdits, 'by'>) => boolean;
  read: () => KeptEdits | null;
  /** Forgets what this page keeps, not what another does. */
  clear: () => void;
}

/** Keeps the edits of one account in one scenario; `by` is the open page. */
export function keptEdits(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  { account, scenario, by }: { account: string; scenario: string; by: string },
): EditsPlace {
  const key = `yikatong.edits.${account}.${scenario}`;
  let adopted: string | null = null;
  const read = (): KeptEdits | null => {
    try {
      const kept = KeptEdits.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
      return kept.success ? kept.data : null;
    } catch {
      return null;
    }
  };
  return {
    keep(edits) {
      try {
        storage.setItem(key, JSON.stringify({ ...edits, by }));
        return true;
      } catch {
        return false;
      }
    },
    read() {
      const kept = read();
      adopted = kept?.by ?? null;
      return kept;
    },
    clear() {
      const kept = read();
      if (kept && (kept.by === by || kept.by === adopted)) storage.removeItem(key);
    },
  };
}
