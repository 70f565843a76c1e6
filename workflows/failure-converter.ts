/** Failures go into Temporal sealed too: their messages and stacks, not only their details. */
import { DefaultFailureConverter } from '@temporalio/common';

export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
