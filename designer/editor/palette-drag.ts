/** A node kind on its way from the palette to the canvas. */
import { findNodeKind } from '../../engine/core/nodes/index.ts';

const type = 'application/x-yikatong-node-kind';

/** Lets a drag carry a kind. */
export function dragKind(transfer: DataTransfer, kind: string): void {
  transfer.setData(type, kind);
  transfer.effectAllowed = 'copy';
}

/** The kind that a drag carries; null where it carries anything else. */
export function draggedKind(transfer: DataTransfer): string | null {
  const kind = transfer.getData(type);
  return findNodeKind(kind) ? kind : null;
}
