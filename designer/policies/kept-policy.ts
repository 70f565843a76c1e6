/** What this device keeps of a policy until it is saved: the draft, and test rows that were not saved. */
import { z } from 'zod';
import { Policy } from '../../engine/core/policies/policy.ts';

const Rules = z.looseObject({
  name: z.string(),
  title: z.object({ 'zh-CN': z.string(), en: z.string() }),
  outcomes: z.array(z.string()),
});
/** A draft may be unfinished: only its frame is looked at. */
const Unfinished = z.custom<Policy>((value) => Rules.safeParse(value).success);
const Rows = z.array(
  z.object({
    id: z.string(),
    name: z.string().optional(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()])),
    expects: z.string(),
  }),
);

const KeptPolicy = z
  .object({
    /** The version the draft was made from, with its policy; null where it is unchanged. */
    draft: z.object({ policy: Unfinished, base: Policy, version: z.number().int(), at: z.string() }).nullable(),
    /** Rows that were changed, with those of the platform that they were made from. */
    suite: z.object({ rows: Rows, base: Rows, revision: z.number().int() }).nullable().default(null),
    /** Rows of before policies had a suite, to be taken over once. */
    offered: Rows.default([]),
    rows: Rows.default([]),
  })
  .transform(({ rows, offered, ...kept }) => ({ ...kept, offered: [...offered, ...rows] }));
export type KeptPolicy = z.output<typeof KeptPolicy>;

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
        if (kept.draft === null && kept.suite === null && kept.offered.length === 0) storage.removeItem(key);
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
