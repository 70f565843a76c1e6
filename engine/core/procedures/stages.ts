/** The small kit of stages that procedures are made of. */
import type { ClauseId } from '../clauses.ts';
import { text, type Text } from '../text.ts';
import type { Dependency } from '../evidence.ts';
import { takeVolume, type Stage, type StageAction } from './procedure.ts';

const withdraw: StageAction = { id: 'withdraw', leads: 'end', outcome: 'withdrawn', needsReason: true };
const comment: StageAction = { id: 'comment', leads: 'stay', needsReason: true };
const passing: readonly StageAction[] = [
  { id: 'claim', leads: 'stay' },
  { id: 'release', leads: 'stay' },
  { id: 'hand-over', leads: 'stay', takesPerson: true, needsReason: true },
];
const returning: StageAction = { id: 'return', leads: 'back', needsReason: true, takesMarks: true };
const rejecting: StageAction = { id: 'reject', leads: 'end', outcome: 'rejected', needsReason: true };

interface Named {
  id?: string;
  name?: Text;
  clauses?: readonly ClauseId[];
}

/** Of a review: the earlier result by which a case passes it by, and whether what is approved takes of a total. */
interface Reviewed {
  passedWhen?: Stage['passedWhen'];
  takes?: 'volume';
}

/** The applicant fills the form in and submits it; also where a case comes back for correction. */
export const fill = ({
  id = 'application',
  name = text('填写申请', 'Application'),
  clauses = [],
}: Named = {}): Stage => ({
  ...{ id, name, clauses },
  asks: { side: 'applicant', actions: [{ id: 'submit', leads: 'on' }, comment, withdraw] },
});

/** The platform checks what was submitted; what does not pass goes back with the fields marked. */
export const verify = (
  operation: string,
  { id = 'check', name = text('自动核验', 'Automatic checks'), clauses = [] }: Named = {},
): Stage => ({
  ...{ id, name, clauses, does: operation, onFailed: 'back' },
});

/** The administration reviews: how many people, of which role and level, the plan says. What takes of a total that is used up is asked again. */
export const review = ({
  id = 'review',
  name = text('审核', 'Review'),
  clauses = [],
  passedWhen,
  takes,
}: Named & Reviewed = {}): Stage => ({
  ...{ id, name, clauses },
  ...(passedWhen && { passedWhen }),
  ...(takes && { does: takeVolume, onFailed: 'again' }),
  asks: {
    side: 'reviewer',
    actions: [{ id: 'approve', leads: 'on' }, returning, rejecting, ...passing, comment],
  },
});

/** The provider of data consents, or does not. */
export const consent = ({
  id = 'consent',
  name = text('提供单位同意', 'Consent of the provider'),
  clauses = [],
}: Named = {}): Stage => ({
  ...{ id, name, clauses },
  asks: {
    side: 'provider',
    actions: [{ id: 'consent', leads: 'on' }, returning, rejecting, ...passing, comment],
  },
});

/** The applicant signs with SM2; the platform verifies that, and signs too. */
export const sign = ({ id = 'agreement', name = text('签署协议', 'Agreement'), clauses = [] }: Named = {}): Stage => ({
  ...{ id, name, clauses },
  asks: { side: 'applicant', actions: [{ id: 'sign', leads: 'on', paper: 'signature' }, comment, withdraw] },
  ...{ does: 'verify-signature', onFailed: 'again' },
});

/** The applicant hands something in, and the platform judges it; what does not pass is asked for again. */
export const prove = (paper: string, operation: string, named: Named & { id: string; name: Text }): Stage => ({
  ...{ id: named.id, name: named.name, clauses: named.clauses ?? [] },
  asks: { side: 'applicant', actions: [{ id: 'hand-in', leads: 'on', paper }, comment, withdraw] },
  ...{ does: operation, onFailed: 'again' },
});

/** A stage whose result is evidence: it is done again only once something that it depends on has changed. */
export const dependingOn = (evidence: readonly Dependency[], stage: Stage): Stage => ({ ...stage, evidence });

/** The national platform enters it in its own register, or declines with a reason. */
export const register = ({
  id = 'registration',
  name = text('国家平台登记', 'National register'),
  clauses = [],
}: Named = {}): Stage => ({
  ...{ id, name, clauses, does: 'register-nationally', onFailed: 'back' },
});

/** A time in which it runs and is watched; the administration can stop it. */
export const trial = ({ id = 'trial', name = text('试运行', 'Trial'), clauses = [] }: Named = {}): Stage => ({
  ...{ id, name, clauses, lasts: true },
  asks: { side: 'reviewer', actions: [{ id: 'stop', leads: 'back', needsReason: true, takesMarks: true }, comment] },
});

/** The platform does something that has to work: what it finds wrong in the form goes back. */
export const perform = (operation: string, { id, name, clauses = [] }: Named & { id: string; name: Text }): Stage => ({
  ...{ id, name, clauses, does: operation, onFailed: 'back' },
});

/** The volume is taken without a review: where the total is used up, it goes back. */
export const volume: Stage = perform(takeVolume, { id: 'volume', name: text('总量核定', 'Total quota') });

/** What was decided takes effect here: in the register, and on the public list. */
export const takeEffect = (
  operation: string,
  { id = 'effect', name = text('生效', 'Taking effect'), clauses = [] }: Named = {},
): Stage => ({
  ...{ id, name, clauses, does: operation, onFailed: 'end' },
});
