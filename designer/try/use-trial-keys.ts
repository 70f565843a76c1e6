/** The keys of a trial, while its panel is open: F10 step, F5 run, Shift+F5 begin anew, F9 breakpoint. */
import { useEffect, useRef } from 'react';
import type { TrialControls } from './trial-controls.ts';

/** What a key does; null where it is none of ours. */
function deedOf(event: KeyboardEvent, controls: TrialControls, selected: string | null): (() => void) | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === 'F10') return () => void controls.step();
  if (event.key === 'F5' && event.shiftKey) return controls.reset;
  if (event.key === 'F5') return () => void controls.run();
  if (event.key === 'F9' && selected !== null)
    return () => {
      controls.toggleBreakpoint(selected);
    };
  return null;
}

/** Listens to the keys as long as the component is there. */
export function useTrialKeys(controls: TrialControls, selected: string | null, enabled: boolean): void {
  const latest = useRef({ controls, selected, enabled });
  useEffect(() => {
    latest.current = { controls, selected, enabled };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const now = latest.current;
      const deed = deedOf(event, now.controls, now.selected);
      if (!deed) return;
      // Else the browser would load the page anew, and with it forget the trial.
      event.preventDefault();
      if (now.enabled) deed();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, []);
}
