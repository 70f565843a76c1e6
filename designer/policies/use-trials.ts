/** Asks for the end of a trial, agrees to it, or lets the trial go on. */
import { useMutation } from '@tanstack/react-query';
import type { PolicyView } from '../../engine/core/api.ts';
import type { TrialEnd } from '../../engine/core/policies/policy-trial.ts';
import { request } from '../app/request.ts';
import { policyPath, useForgetPolicy } from './use-policies.ts';

/** What is done to a trial. */
export type TrialAct = 'ask' | 'agree' | 'go-on';

interface Order {
  version: number;
  act: TrialAct;
  to: TrialEnd;
  reason: string;
}

/** Sends it. */
export function useTrialOrder(name: string) {
  const forget = useForgetPolicy();
  return useMutation({
    mutationFn: ({ version, act, to, reason }: Order) =>
      request<PolicyView>('POST', `${policyPath(name)}/versions/${version}/trial/${act === 'ask' ? 'ending' : 'end'}`, {
        body: act === 'ask' ? { to, reason } : { agrees: act === 'agree', reason },
      }),
    onSettled: () => forget(name),
  });
}

export type TrialOrder = ReturnType<typeof useTrialOrder>;
