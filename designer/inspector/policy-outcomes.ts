/** The outcomes of a deciding node, brought in line with its policy. */
import type { Policy } from '../../engine/core/policies/policy.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { isRecord } from './form-values.ts';

interface Outcome {
  id: string;
  label: Text;
}

const isOutcome = (value: unknown): value is Outcome => isRecord(value) && typeof value['id'] === 'string';

/** The policy's outcomes with the labels that the node already has; null where the node has exactly those. */
export function outcomesOf({ outcomes }: Policy, stated: unknown): Outcome[] | null {
  const own: readonly unknown[] = Array.isArray(stated) ? stated : [];
  const known = own.filter(isOutcome);
  const isSame = own.length === outcomes.length && known.every(({ id }) => outcomes.includes(id));
  if (isSame && new Set(known.map(({ id }) => id)).size === outcomes.length) return null;
  return outcomes.map((id) => known.find((each) => each.id === id) ?? { id, label: text(id, id) });
}
