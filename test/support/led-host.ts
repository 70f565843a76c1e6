/** A host that a test leads step by step. */
import { expect } from 'vitest';
import { applyChanges, initialState } from '../../engine/core/case-state.ts';
import type { CaseState, TraceStep } from '../../engine/core/case.ts';
import { advance, perform, type CaseEvent, type Wanted } from '../../engine/core/interpreter/interpret.ts';
import { createVirtualClock, scriptedConnectors, type Script } from '../../engine/core/simulate.ts';
import type { Version } from '../../engine/core/version.ts';
import { scriptForPeople, startFor } from './people.ts';

/** When every case begins: a Friday morning. */
export const began = '2026-11-20T02:00:00Z';

/** Who orders, when and why. */
export const ordered = { by: 'demo-operator', at: began, reason: '测试' };

/** Makes the host: it goes as far as events lead it, and performs only what it is told to. */
export function host(version: Version, outside: Script = {}) {
  const ports = {
    connectors: scriptedConnectors({ ...scriptForPeople(), ...outside }),
    now: createVirtualClock(began),
  };
  let state: CaseState = initialState(startFor('c', 'demo-wang', {}));
  const wanted: Wanted[] = [];
  const steps: TraceStep[] = [];
  return {
    wanted,
    steps,
    state: () => state,
    go: async (...events: CaseEvent[]): Promise<CaseState> => {
      const advanced = await advance(version, 'c', state, ports, events);
      state = applyChanges(state, advanced.changes);
      expect(state).toEqual(advanced.state);
      wanted.push(...advanced.wanted);
      steps.push(...advanced.steps);
      return state;
    },
    performed: async (each: Wanted): Promise<CaseEvent> => ({
      event: 'performed',
      ...(await perform(version, each, ports)),
    }),
  };
}
