/** Reads how a batch stands, and looks again while its items are on their way. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { batchItemStatuses, type BatchItemStatus, type BatchSummary } from '../../engine/core/procedures/batch-item.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import { request } from '../app/request.ts';
import { caseAt } from '../procedures/use-procedures.ts';

type Batch = Pick<ProcedureView, 'id' | 'phase' | 'visit'>;

/** How soon to look again: every two seconds while items are done, and not any more once all is over. */
export const lookAgainMs = (phase: Batch['phase'], summary: BatchSummary | undefined): number | false =>
  phase === 'over' && summary?.endedAt !== null ? false : phase === 'doing' ? 2_000 : 15_000;

/** How many items stand how. */
export const useBatchSummary = ({ id, phase, visit }: Batch) =>
  useQuery({
    queryKey: ['batch-summary', id, visit, phase === 'over'],
    queryFn: ({ signal }) => request<BatchSummary>('GET', `${caseAt(id)}/items/summary`, { signal }),
    refetchInterval: ({ state }) => lookAgainMs(phase, state.data),
    placeholderData: (before) => before,
  });

const isStatus = (value: string): value is BatchItemStatus => Object.hasOwn(batchItemStatuses, value);

/** The status that is looked at, kept in the address. */
export function useItemStatus(): [BatchItemStatus | '', (status: BatchItemStatus | '') => void] {
  const [params, setParams] = useSearchParams();
  const said = params.get('item') ?? '';
  const change = (status: string) => {
    setParams(
      (now) => {
        if (status) now.set('item', status);
        else now.delete('item');
        return now;
      },
      { replace: true },
    );
  };
  return [isStatus(said) ? said : '', change];
}
