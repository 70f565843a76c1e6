/** Reads policies and their versions, and saves them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Page, PolicyImpact, PolicyView, SavedPolicySuite } from '../../engine/core/api.ts';
import type { TestRow } from '../../engine/core/policies/policy-rows.ts';
import type { PolicyAct } from '../../engine/core/policies/policy-release.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import { assertExists } from '../../engine/core/control.ts';
import { newKey, request } from '../app/request.ts';
import { editedFrom } from './policy-standing.ts';

/** The address of a policy. */
export const policyPath = (name: string): string => `/api/policies/${encodeURIComponent(name)}`;

/** The policy in force. */
export const usePolicy = (name: string) =>
  useQuery({
    queryKey: ['policy', name],
    queryFn: ({ signal }) => request<PolicyView>('GET', policyPath(name), { signal }),
  });

/** Reads at once, past what is remembered, the version that somebody's next one is made from. */
export async function readEdited(name: string, account: string): Promise<PolicyView> {
  const { items } = await request<Page<PolicyView>>('GET', `${policyPath(name)}/versions?limit=100`);
  return assertExists(editedFrom(items, account), `versions of ${name}`);
}

const suitePath = (name: string): string => `${policyPath(name)}/suite`;

/** The test rows that are kept with it. */
export const usePolicySuite = (name: string) =>
  useQuery({
    queryKey: ['policy-suite', name],
    queryFn: ({ signal }) => request<SavedPolicySuite>('GET', suitePath(name), { signal }),
  });

/** Reads the test rows at once, past what is remembered. */
export const readPolicySuite = (name: string): Promise<SavedPolicySuite> =>
  request<SavedPolicySuite>('GET', suitePath(name));

/** Replaces the rows of a revision; refused where others were saved meanwhile. */
export function useSavePolicySuite(name: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ rows, revision }: { rows: readonly TestRow[]; revision: number }) =>
      request<SavedPolicySuite>('PUT', suitePath(name), { body: { rows }, ifMatch: revision }),
    onSuccess: (saved) => {
      client.setQueryData(['policy-suite', name], saved);
    },
  });
}

/** The latest hundred versions. */
export const usePolicyVersions = (name: string) =>
  useQuery({
    queryKey: ['policy-versions', name],
    queryFn: ({ signal }) => request<Page<PolicyView>>('GET', `${policyPath(name)}/versions?limit=100`, { signal }),
  });

/** The layers of a policy, in force or not. */
export const usePolicyLayers = (name: string) =>
  useQuery({
    queryKey: ['policy-layers', name],
    queryFn: ({ signal }) => request<Page<PolicyView>>('GET', `${policyPath(name)}/layers`, { signal }),
  });

/** Releases, returns or withdraws a version, with the reason; a release may be for some divisions only. */
export function useDecidePolicy(name: string) {
  const forget = useForgetPolicy();
  return useMutation({
    mutationFn: ({ version, act, ...body }: { version: number; act: PolicyAct; reason: string; regions?: string[] }) =>
      request<PolicyView>('POST', `${policyPath(name)}/versions/${version}/${act}`, { body }),
    onSettled: () => forget(name),
  });
}

export type PolicyDecider = ReturnType<typeof useDecidePolicy>;

/** The catalogue of prompts; it does not change while a page is open. */
export const usePrompts = () =>
  useQuery({
    queryKey: ['prompts'],
    queryFn: ({ signal }) => request<Prompts>('GET', '/api/prompts', { signal }),
    staleTime: Infinity,
  });

/** The scenarios that decide by it. */
export const usePolicyImpact = (name: string) =>
  useQuery({
    queryKey: ['policy-impact', name],
    queryFn: ({ signal }) => request<PolicyImpact>('GET', `${policyPath(name)}/impact`, { signal }),
  });

/** Gives what forgets what was read of a policy. */
export function useForgetPolicy(): (name: string) => Promise<unknown> {
  const client = useQueryClient();
  return (name) =>
    Promise.all(
      [['policy', name], ['policy-versions', name], ['/api/policies'], ['policy-layers'], ['ground']].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

/** The key of an attempt: the same for the same policy, so that what was sent twice is kept once. */
function useAttempt(): (policy: Policy, base: number) => string {
  const last = useRef({ of: '', key: '' });
  return (policy, base) => {
    const of = `${base} ${JSON.stringify(policy)}`;
    if (last.current.of !== of) last.current = { of, key: newKey() };
    return last.current.key;
  };
}

/** Adds a policy. */
export function useCreatePolicy() {
  const forget = useForgetPolicy();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (policy: Policy) =>
      request<PolicyView>('POST', '/api/policies', { body: policy, idempotencyKey: attempt(policy, 0) }),
    onSuccess: ({ name }) => forget(name),
  });
}

/** Proposes a version made from the one of this number; refused where another was released meanwhile. */
export function useSaveVersion(name: string) {
  const forget = useForgetPolicy();
  const attempt = useAttempt();
  return useMutation({
    mutationFn: ({ policy, base }: { policy: Policy; base: number }) =>
      request<PolicyView>('POST', `${policyPath(name)}/versions?base=${base}`, {
        body: policy,
        idempotencyKey: attempt(policy, base),
      }),
    onSuccess: () => forget(name),
  });
}
