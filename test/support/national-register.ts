/** The national platform's register of participants for tests: its own rules, a line that can be cut, and acts from above. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openParticipantRegister, type RegisterAct } from '../../connectors/national-platform/participants.ts';
import { problem } from '../../engine/core/problem.ts';
import type { Sealer } from '../../engine/core/sealing.ts';
import { text } from '../../engine/core/text.ts';
import type { StandingActivityParts } from '../../workflows/activities/standing-activities.ts';

/** Opens it. */
export async function openNationalRegister(sealer: Sealer) {
  const folder = mkdtempSync(join(tmpdir(), 'yikatong-national-'));
  const register = await openParticipantRegister({ path: join(folder, 'participants'), sealer });
  const line = { away: false };
  let above = 0;
  function by<I, O>(work: (input: I) => Promise<O>): (input: I) => Promise<O> {
    return (input) => {
      if (!line.away) return work(input);
      const connector = text('全国平台', 'The national platform');
      return Promise.reject(problem('connector-unavailable', { connector, cause: 'timed-out' }));
    };
  }
  const acts = (act: RegisterAct) =>
    by((asked: { key: string; number: string; reason: string }) => register.act(act, asked));
  const office: StandingActivityParts['office'] = {
    'national-register.get': by((asked) => register.get(asked)),
    'national-register.list': by((asked) => register.list(asked)),
    'national-register.register': by((asked) => register.register(asked)),
    'national-register.suspend': acts('suspend'),
    'national-register.resume': acts('resume'),
    'national-register.withdraw': acts('withdraw'),
    'national-register.terminate': acts('terminate'),
  };
  return {
    ...{ line, office, register },
    /** How a participant stands there. */
    of: async (participant: string) => (await register.get({ kind: 'institution', participant })).participant,
    /** What the national platform does by itself. */
    fromAbove: (act: RegisterAct, number: string, reason = '全国平台检查发现风险。') =>
      register.act(act, { key: `above ${(above += 1)}`, number, reason }, 'national'),
    async close() {
      await register.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
