/** Has the national platform register, change or withdraw what a procedure takes on, each once for a visit; what it declines goes back with its code and words. */
import type { ActReply, ParticipantKind } from '../../../engine/core/operations/participant-register.ts';
import { procedures } from '../../../engine/core/procedures/index.ts';
import type { RegisterName } from '../../../engine/core/registers/registration.ts';
import type { StageWork } from '../../../engine/core/run-procedure-ports.ts';
import { error, failed, passed, submittedOf, type OperationParts, type StageOperation } from './define-operation.ts';

/** The kinds of the national register; items of the catalogue are not in it. */
const kinds: Partial<Record<RegisterName, ParticipantKind>> = {
  ...{ institution: 'institution', system: 'system', terminal: 'terminal-model', channel: 'channel' },
  ...{ 'data-share': 'data-share', partner: 'partner' },
};

const cut = (details: Record<string, string>) =>
  Object.fromEntries(Object.entries(details).map(([name, value]) => [name, value.slice(0, 500)]));

/** Asks for what the act is; null where there is nothing to ask for. */
async function ask(work: StageWork, parts: OperationParts): Promise<ActReply | null> {
  const { start, caseId, visit } = work;
  const procedure = procedures[start.procedure];
  const kind = procedure.register === null ? undefined : kinds[procedure.register];
  const entry = start.registration === null ? null : await parts.registrations.find(start.registration);
  const key = `${caseId}-${visit}-national`;
  const number = entry?.number ?? null;
  if (start.act === 'withdrawal')
    return number === null
      ? null
      : parts.office['national-register.withdraw']({ key, number, reason: procedure.name['zh-CN'] });
  const { form } = await submittedOf(work, parts);
  const said = { name: procedure.nameOf(form).slice(0, 100), details: cut(procedure.shows(form)) };
  if (number !== null) return parts.office['national-register.change']({ key, number, ...said });
  if (!kind) return null;
  const isInstitution = procedure.register === 'institution';
  const participant = start.registration ?? (isInstitution ? (start.place.institution ?? caseId) : caseId);
  return parts.office['national-register.register']({ key, kind, participant, region: start.place.region, ...said });
}

/** Registers; gives the number. */
export const registerNationally: StageOperation = async (work, parts) => {
  const reply = await ask(work, parts);
  if (reply?.outcome === 'declined') return failed(error('/name', reply.code, reply.reason));
  return passed(reply ? { number: reply.participant.number, state: reply.participant.state } : {});
};
