/** What is to become of each decision of an imported file: whether it is added, and under which name. */
import { PolicyName, type Policy } from '../../engine/core/policies/policy.ts';
import type { ImportedPolicies } from '../../engine/core/api.ts';

export type ImportedDecision = ImportedPolicies['decisions'][number];

/** What was chosen for one decision. */
export interface Planned {
  isChosen: boolean;
  name: string;
}

/** Why a decision cannot be added as it stands; null where it can. */
export function hindranceOf({ policy, errors }: ImportedDecision): 'no-policy' | 'errors' | null {
  if (!policy) return 'no-policy';
  return errors.length > 0 ? 'errors' : null;
}

/** A name like this one that is not taken. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number += 1) {
    const name = `${wanted.slice(0, 56)}-${number}`;
    if (!taken.has(name)) return name;
  }
}

/** What is offered first: everything that can be added, under names of their own. */
export function firstPlan({ decisions }: ImportedPolicies): Planned[] {
  const taken = new Set(decisions.flatMap(({ policy, isTaken }) => (policy && isTaken ? [policy.name] : [])));
  return decisions.map((decision) => {
    const wanted = decision.policy?.name ?? '';
    const name = taken.has(wanted) ? freeName(wanted, taken) : wanted;
    taken.add(name);
    return { isChosen: hindranceOf(decision) === null, name };
  });
}

/** The policies to be added, under the names that were given them. */
export const policiesOf = ({ decisions }: ImportedPolicies, plan: readonly Planned[]): Policy[] =>
  decisions.flatMap(({ policy }, index) => {
    const planned = plan[index];
    return policy && planned?.isChosen ? [{ ...policy, name: planned.name }] : [];
  });

/** Whether a name can be a policy's, and is no other's of the plan. */
export const isNameFit = (plan: readonly Planned[], index: number): boolean => {
  const name = plan[index]?.name ?? '';
  return (
    PolicyName.safeParse(name).success &&
    !plan.some((other, at) => at !== index && other.isChosen && other.name === name)
  );
};

/** The media type by which a file is sent. */
export const typeOfFile = (name: string): string =>
  /\.json$|\.jdm$/i.test(name) ? 'application/json' : 'application/xml';
