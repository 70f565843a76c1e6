/** Reads procedures and their cases, and acts on them: an act keeps its id until it was taken, so that pressing twice acts once. */
import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Page, Successor } from '../../engine/core/api.ts';
import type { ProcedureExplanationView } from '../../engine/core/procedures/explain-procedure.ts';
import type { FieldMark } from '../../engine/core/procedures/procedure-state.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { ProcedureAct, ProcedureKind, StageActionId } from '../../engine/core/procedures/procedure.ts';
import type { RegisterName } from '../../engine/core/registers/registration.ts';
import type { Text } from '../../engine/core/text.ts';
import { request } from '../app/request.ts';
import { useAttempt } from '../app/use-attempt.ts';

/** What can be applied for, as GET /api/procedures lists it. */
export interface ProcedureOffer {
  kind: ProcedureKind;
  name: Text;
  summary: Text;
  /** null where it has none of its own. */
  register: RegisterName | null;
  acts: { act: ProcedureAct; name: Text }[];
}

/** The address of a case's page. */
export const casePath = (id: string): string => `/procedures/cases/${encodeURIComponent(id)}`;
/** The address of a case on the platform. */
export const caseAt = (id: string): string => `/api/cases/${encodeURIComponent(id)}`;

/** What can be applied for. */
export const useProcedures = () =>
  useQuery({
    queryKey: ['procedures'],
    queryFn: async ({ signal }) => (await request<Page<ProcedureOffer>>('GET', '/api/procedures', { signal })).items,
    staleTime: 600_000,
  });

/** How soon to look again: at once while the platform is at work, now and then while somebody is. */
const lookAgain = (view: ProcedureView | undefined): number | false =>
  !view || view.phase === 'over' ? false : view.phase === 'doing' ? 1_500 : 8_000;

/** A case as it stands. One that the engine has not begun yet is asked for again. */
export const useProcedureCase = (id: string) =>
  useQuery({
    queryKey: ['procedure-case', id],
    queryFn: ({ signal }) => request<ProcedureView>('GET', caseAt(id), { signal }),
    refetchInterval: ({ state }) => lookAgain(state.data),
  });

/** Why it waits; asked again whenever it has moved. */
export const useProcedureExplanation = (view: ProcedureView | undefined) =>
  useQuery({
    queryKey: ['procedure-explanation', view?.id, view?.stamps.length, view?.phase],
    queryFn: ({ signal }) =>
      request<ProcedureExplanationView>('GET', `${caseAt(view?.id ?? '')}/explanation`, { signal }),
    enabled: view !== undefined,
    placeholderData: (before) => before,
  });

/** The people to whom a case can be handed over. */
export const useCasePeople = (id: string) =>
  useQuery({
    queryKey: ['procedure-people', id],
    queryFn: async ({ signal }) => (await request<Page<Successor>>('GET', `${caseAt(id)}/people`, { signal })).items,
  });

/** What may have changed once a case has moved. */
const stale = ['procedure-case', 'procedure-explanation', 'application', '/api/procedures/cases', '/api/tasks'];

const readAgain = (client: QueryClient) =>
  Promise.all([...stale, 'task-counts'].map((key) => client.invalidateQueries({ queryKey: [key] })));

/** What is sent with an act. */
export interface ActRequest {
  action: StageActionId;
  reason?: string;
  marks?: readonly FieldMark[];
  to?: string;
  revision?: number;
  paper?: Record<string, unknown>;
}

/** Acts on a case as it was looked at. */
export function useAct({ id, visit }: Pick<ProcedureView, 'id' | 'visit'>) {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (act: ActRequest) => {
      const body = { visit, ...act };
      return request<ProcedureView>('POST', `${caseAt(id)}/acts`, { body: { id: attempt.keyOf(body), ...body } });
    },
    onSuccess: (view) => {
      attempt.end();
      client.setQueryData(['procedure-case', id], view);
    },
    onSettled: () => readAgain(client),
  });
}

/** Opens a case, once however often it is pressed, and gives its id. */
export function useOpenCase() {
  const client = useQueryClient();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: ({ kind, ...body }: { kind: ProcedureKind; act: ProcedureAct; registration?: string }) => {
      const idempotencyKey = attempt.keyOf({ kind, ...body });
      return request<{ id: string }>('POST', `/api/procedures/${kind}/cases`, { body, idempotencyKey });
    },
    onSettled: () => {
      attempt.end();
      return readAgain(client);
    },
  });
}
