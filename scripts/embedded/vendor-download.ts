// Has the Temporal SDK fetch an executable of its own into a folder; run as a process of its own, which can be given up on.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, downloadDir = '.'] = process.argv.slice(2);
const executable = { type: 'cached-download', downloadDir } as const;
const environment =
  kind === 'time-skipping'
    ? await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
    : await TestWorkflowEnvironment.createLocal({ server: { executable } });
await environment.teardown();
