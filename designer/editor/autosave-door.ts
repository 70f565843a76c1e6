/** The way of autosave to the draft on the platform. */
import type { Draft } from '../../engine/core/api.ts';
import { ApiProblem, request } from '../app/request.ts';
import type { DraftDoor, SaveAnswer } from './autosave.ts';

/** Not the draft's fault: the same may be taken later. */
const passing = new Set([0, 401, 408, 425, 429]);

function answerTo(error: unknown): SaveAnswer {
  if (!(error instanceof ApiProblem)) return { kind: 'unreachable' };
  if (error.status === 412) return { kind: 'edited-meanwhile' };
  if (error.status >= 500 || passing.has(error.status)) return { kind: 'unreachable' };
  return { kind: 'refused', title: error.message, errors: error.errors };
}

/** The door of a scenario's draft; `signedOut` is told where the session has ended. */
export function openDraftDoor(id: string, signedOut: () => void): DraftDoor {
  const path = `/api/scenarios/${encodeURIComponent(id)}/draft`;
  const told = (error: unknown): unknown => {
    if (error instanceof ApiProblem && error.status === 401) signedOut();
    return error;
  };
  return {
    save: (body, ifMatch) =>
      request<Draft>('PUT', path, { body, ifMatch }).then(
        (draft): SaveAnswer => ({ kind: 'saved', draft }),
        (error: unknown) => answerTo(told(error)),
      ),
    read: () =>
      request<Draft>('GET', path).catch((error: unknown) => {
        told(error);
        return null;
      }),
  };
}
