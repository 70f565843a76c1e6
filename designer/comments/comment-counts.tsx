/** Tells the drawings within it how many threads of comments are open at each node of a scenario. */
import type { ReactNode } from 'react';
import { CommentCountsContext } from '../canvas/overlay.ts';
import { useThreads } from './use-comments.ts';

/** The drawings, with their counts. */
export function CommentCounts({ scenario, children }: { scenario: string; children: ReactNode }) {
  const { byNode } = useThreads(scenario);
  return <CommentCountsContext value={byNode}>{children}</CommentCountsContext>;
}
