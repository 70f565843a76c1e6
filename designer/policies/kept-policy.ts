/** The draft of a policy, kept on this device until it is saved; its test rows stay. */
import { z } from 'zod';
import { Policy } from '../../engine/core/policy.ts';
import { TestRow } from '../../engine/core/policy-rows.ts';

const Rules = z.looseObject({
  name: z.string(),
  title: z.object({ 'zh-CN': z.string(), en: z.string() }),
  outcomes: z.array(z.string()),
});
/** A draft may be unfinished: only its frame is looked at. */
const Unfinished = z.custom<Policy>((value) => Rules.safeParse(value).success);

const KeptPolicy = z.object({
  /** The version the draft was made from, with its policy; null where nothing but rows is kept. */
  draft: z.object({ policy: Unfinished, base: Policy, version: z.number().int(), at: z.string() }).nullable(),
  rows: z.array(TestRow),
});
export type KeptPolicy = z.infer<typeof KeptPolicy>;

/** Where the draft of one policy is kept. */
export interface PolicyPlace {
  /** Tells whether there was room. */
  keep: (kept: KeptPolicy) => boolean;
  read: () => KeptPolicy | null;
}

/** Keeps what one account writes of one policy. */
export function keptPolicy(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  { account, name }: { account: string; name: string },
): PolicyPlace {
  const key = `yikatong.policy.${account}.${name}`;
  return {
    keep(kept) {
      try {
        if (kept.draft === null && kept.rows.length === 0) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(kept));
        return true;
      } catch {
        return false;
      }
    },
    read() {
      try {
        const kept = KeptPolicy.safeParse(JSON.parse(storage.getItem(key) ?? 'null'));
        return kept.success ? kept.data : null;
      } catch {
        return null;
      }
    },
  };
}
