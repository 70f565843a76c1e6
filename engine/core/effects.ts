/** The Effects port: the only way by which a node touches the world. Hosts make it; nodes ask it. */
import { mondayToFriday, type WorkCalendar } from './calendar.ts';
import type { Connectors, InputOf, Operation, OutputOf } from './connectors.ts';
import type { ShownPrompt } from './case.ts';
import { compile } from './compile.ts';
import { assertExists } from './control.ts';
import { decide, type Decision } from './policies/decide.ts';
import type { CaseData } from './facts/facts.ts';
import { decideInLayers, withPinnedPrompt, type LendLayers } from './policies/policy-layers.ts';
import { canStandIn, type LendTrial } from './policies/policy-trial.ts';
import { isProblem } from './problem.ts';
import type { VersionContent } from './version.ts';

export interface Effects {
  now(): Date;
  /** Asks an outside system. @throws Problem `connector-unavailable`, `card-not-readable` */
  call<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  /** Decides a pinned policy over what the case knows. */
  decide(policy: string, data: CaseData): Promise<Decision>;
  /** The words of a prompt, as they are shown. */
  show(code: string): ShownPrompt;
  /** The days on which offices work. */
  calendar: WorkCalendar;
}

/** What a host lends: the doors to outside systems, the time, and the calendar. */
export interface Ports {
  connectors: Connectors;
  now: () => Date;
  /** The connectors as the node of a path sees them, where a host makes a difference. */
  connectorsAt?: (path: string) => Connectors;
  /** The days on which offices work; Monday to Friday where a host has no calendar. */
  calendar?: WorkCalendar;
  /** The layers in force at the place of a case; none where a host has none. */
  layers?: LendLayers;
  /** What decides in place of a pinned policy at the place of a case; nothing where a host has no trials. */
  trials?: LendTrial;
  /** Ends in Problem `too-slow` where the work takes longer; a host without a clock does not cut it short. */
  within?: <T>(milliseconds: number, work: Promise<T>) => Promise<T>;
}

/** How much patience a node has with the outside. */
export interface Patience {
  attempts: number;
  timeoutMs?: number;
}

/** The ports as the node of a path sees them. */
export const portsAt = (ports: Ports, path: string): Ports =>
  ports.connectorsAt ? { ...ports, connectors: ports.connectorsAt(path) } : ports;

/** Makes the effects of one version over a host's ports; with patience, what is out of reach is asked again. */
export function createEffects(version: VersionContent, ports: Ports, patience?: Patience): Effects {
  const { connectors, now } = ports;
  const call = <O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>> =>
    connectors[operation](input);
  const asked: Effects['call'] = patience
    ? (operation, input) => patiently(() => call(operation, input), patience, ports)
    : call;
  const calendar = ports.calendar ?? mondayToFriday;
  return {
    now,
    call: asked,
    async decide(name, data) {
      const pinned = assertExists(version.policies[name], `policy ${name}`);
      const outside = { call: asked, within: ports.within };
      const ground = { data, now: now(), calendar, outside };
      const tried = await ports.trials?.(pinned, data.place, ground.now);
      // A version that this scenario could not go on with decides nothing here.
      const base = tried && canStandIn(tried.policy, pinned.policy) ? tried : pinned;
      const layers = (await ports.layers?.(name, data.place, ground.now)) ?? [];
      const decision = await decideInLayers(base, layers, ({ policy, digest }) =>
        decide(policy, digest, compile(version).facts, ground),
      );
      return withPinnedPrompt(decision, version.prompts, base !== pinned);
    },
    show: (code) => ({ code, ...assertExists(version.prompts[code], `prompt ${code}`) }),
    calendar,
  };
}

/** Whether what went wrong may pass by itself. */
export const isPassing = (error: unknown): boolean =>
  isProblem(error, 'connector-unavailable') || isProblem(error, 'too-slow') || isProblem(error, 'payment-unknown');

/** Tries again at once while the outside cannot be reached, each time within the time allowed. */
async function patiently<T>(work: () => Promise<T>, { attempts, timeoutMs }: Patience, { within }: Ports): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (timeoutMs !== undefined && within ? within(timeoutMs, work()) : work());
    } catch (error) {
      if (!isPassing(error) || attempt >= attempts) throw error;
    }
  }
}
