// What a command of the shell gives back: its answer, and whether all is well.

/** `answer` is printed as JSON; where not all is well the process ends with 1. */
export interface Answered {
  ok: boolean;
  answer: Record<string, unknown>;
}
