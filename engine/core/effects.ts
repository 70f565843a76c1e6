/** The Effects port: the only way by which a node touches the world. Hosts make it; nodes ask it. */
import type { Connectors, InputOf, Operation, OutputOf } from './connectors.ts';
import type { ShownPrompt } from './case.ts';
import { compile } from './compile.ts';
import { assertExists } from './control.ts';
import { decide, type Decision } from './decide.ts';
import type { CaseData } from './facts.ts';
import type { VersionContent } from './version.ts';

export interface Effects {
  now(): Date;
  /** Asks an outside system. @throws Problem `connector-unavailable`, `card-not-readable` */
  call<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  /** Decides a pinned policy over what the case knows. */
  decide(policy: string, data: CaseData): Promise<Decision>;
  /** The words of a prompt, as they are shown. */
  show(code: string): ShownPrompt;
}

/** What a host lends: the doors to outside systems, and the time. */
export interface Ports {
  connectors: Connectors;
  now: () => Date;
}

/** Makes the effects of one version over a host's ports. */
export function createEffects(version: VersionContent, { connectors, now }: Ports): Effects {
  return {
    now,
    call: (operation, input) => connectors[operation](input),
    decide(name, data) {
      const { policy, digest } = assertExists(version.policies[name], `policy ${name}`);
      return decide(policy, digest, compile(version).facts, { data, now: now() });
    },
    show: (code) => ({ code, ...assertExists(version.prompts[code], `prompt ${code}`) }),
  };
}
