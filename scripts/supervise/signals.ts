// Sends signals to whole process groups: a child and whatever it has started in turn.

/** Signals the group that the process leads; a group that is gone is left in peace. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It ended by itself meanwhile.
  }
}

/** Whether no process of the group is left. */
export function isGone(pid: number): boolean {
  try {
    process.kill(-pid, 0);
    return false;
  } catch {
    return true;
  }
}
