/** Bundled with the workflows: what a worker took with it when it fell is soon given to the next, so that tests need not wait minutes for it. */
import type { WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** Shortens how long an activity may run, and how long it rests before it is tried again. */
export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      scheduleActivity: ({ options, ...input }, next) => {
        const retry = { ...options.retry, maximumInterval: '1 second' as const };
        return next({ ...input, options: { ...options, startToCloseTimeout: '5 seconds', retry } });
      },
    },
  ],
});
