/** Brings the applicant's view of an entry and ours together: how it was told that the entry stands, against how it stands; what it was not told it is told now. */
import type { Agreed } from './agree-nationally.ts';
import { divergencesFrom } from './convergence.ts';
import { applicantViewOf, ownViewForApplicant, toldOf } from './divergence.ts';
import type { Registration, ToldStanding } from './registration.ts';

/** What it takes: how the applicant is told, and how that is kept. */
export interface TellParts {
  /** Tells the applicant how an entry stands; false where nobody is known whom one could tell. */
  tell: (entry: Registration, told: ToldStanding) => Promise<boolean>;
  change: (id: string, decide: () => { told: ToldStanding }) => Promise<Registration>;
  now: () => Date;
}

/** Compares, and tells what was not told. Of an entry for which nobody has applied there is no such view. */
export async function agreeWithApplicant({ tell, change, now }: TellParts, entry: Registration): Promise<Agreed> {
  const theirs = applicantViewOf(entry);
  if (!theirs) return { repaired: 0, left: null };
  const [first] = divergencesFrom('applicant', ownViewForApplicant(entry), theirs);
  if (!first) return { repaired: 0, left: null };
  const told = toldOf(entry, now().toISOString());
  if (first.repair !== 'push' || !(await tell(entry, told))) return { repaired: 0, left: first };
  await change(entry.id, () => ({ told }));
  return { repaired: 1, left: null };
}
