/** The breakpoint of a node at its face: a stop sign where there is one, a ring to set one while the node is looked at. */
import { useTranslation } from 'react-i18next';
import styles from './breakpoint-dot.module.css';
import { useEditing, useOverlay } from './overlay.ts';

/** The mark; nothing where the drawing is only read, or nothing is to be said. */
export function BreakpointDot({ id, isActive }: { id: string; isActive: boolean }) {
  const { t } = useTranslation();
  const { breakpoints } = useOverlay();
  const editing = useEditing();
  const isSet = breakpoints?.has(id) ?? false;
  if (!editing || (!isSet && !isActive)) return null;
  const words = t(isSet ? 'canvas.breakpoint' : 'canvas.set-breakpoint');
  return (
    <button
      type="button"
      className={`${styles.dot ?? ''} nodrag nopan`}
      // By keyboard it is the key B, at the node itself.
      tabIndex={-1}
      data-set={isSet}
      aria-pressed={isSet}
      aria-label={words}
      title={words}
      onClick={(event) => {
        event.stopPropagation();
        editing.toggleBreakpoint(id);
      }}
    >
      <svg viewBox="0 0 20 20" aria-hidden>
        {isSet ? (
          <>
            <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z" fill="currentColor" />
            <path d="M7.2 6v8M12.8 6v8" stroke="var(--surface)" strokeWidth="2.4" />
          </>
        ) : (
          <circle cx="10" cy="10" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="3 2" />
        )}
      </svg>
    </button>
  );
}
