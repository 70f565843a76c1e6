/** Shared data is asked for only while the share stands: a suspended, withdrawn or expired one is refused before anything leaves. */
import type { Ports } from './effects.ts';
import type { InUseGuard } from './registers/in-use.ts';

/** The ports of a case of an institution, through which it asks for what its shares let it. */
export function withGuardedShares(
  ports: Ports,
  guard: Pick<InUseGuard, 'demandShare'>,
  institution: string | null,
): Ports {
  const { connectors } = ports;
  return {
    ...ports,
    connectors: {
      ...connectors,
      'data-share.query': async (input) => {
        await guard.demandShare(institution, input.resource);
        return connectors['data-share.query'](input);
      },
    },
  };
}
