/** Checks a document as it is drawn, by a checker that answers later: one question at a time, and answers to what has changed since are dropped. */
import type { Ground } from '../../engine/core/check.ts';
import type { Finding } from '../../engine/core/finding.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';

/** A finding, with what its quick fix would do where it has one. */
export interface LiveFinding extends Finding {
  fix?: Text;
}

/** What the checker is asked; a ground is sent only when it changed. */
export interface CheckQuestion {
  serial: number;
  document: Scenario;
  ground?: Ground;
}

/** What it answers: first the findings alone, then, looked for in peace, which of them have a fix. */
export interface CheckAnswer {
  serial: number;
  findings: readonly LiveFinding[];
}

/** Between changes that follow on each other; the checker leaves out what has been asked anew. */
const restMs = 40;
/** After so long without a change, the next is checked at once. */
const calmMs = 300;

export class LiveChecks {
  #findings: readonly LiveFinding[] = [];
  #document: Scenario | null = null;
  #ground: Ground | null = null;
  #sentGround: Ground | null = null;
  #serial = 0;
  #changedAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #ask: ((question: CheckQuestion) => void) | null = null;
  readonly #listeners = new Set<() => void>();

  /** Asks a checker from now on; gives a function that ends it, for the checker is gone. */
  start(ask: (question: CheckQuestion) => void): () => void {
    this.#ask = ask;
    return () => {
      clearTimeout(this.#timer);
      this.#ask = null;
      this.#document = null;
      this.#sentGround = null;
    };
  }

  readonly getFindings = (): readonly LiveFinding[] => this.#findings;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** The document as it stands: checked at once after a calm, else when it rests. */
  see(document: Scenario): void {
    if (document === this.#document) return;
    this.#document = document;
    const now = performance.now();
    this.#soon(now - this.#changedAt > calmMs ? 0 : restMs);
    this.#changedAt = now;
  }

  /** What documents are checked on from now on. */
  standOn(ground: Ground): void {
    if (ground === this.#ground) return;
    this.#ground = ground;
    this.#soon(0);
  }

  /** Takes an answer, unless another question was asked since. */
  answered({ serial, findings }: CheckAnswer): void {
    if (serial !== this.#serial) return;
    this.#findings = findings;
    for (const listener of this.#listeners) listener();
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#send();
    }, ms);
  }

  #send(): void {
    if (!this.#ask || !this.#document || !this.#ground) return;
    const fresh = this.#ground !== this.#sentGround && { ground: this.#ground };
    this.#sentGround = this.#ground;
    this.#serial += 1;
    this.#ask({ serial: this.#serial, document: this.#document, ...fresh });
  }
}

/** The findings that only the platform has, as far as the document still has the nodes they speak of, at their places now. */
export const placed = (findings: readonly Finding[], { nodes }: Scenario): Finding[] =>
  findings.flatMap((finding) => {
    if (finding.node === undefined) return finding;
    const index = nodes.findIndex(({ id }) => id === finding.node);
    return index < 0 ? [] : { ...finding, pointer: finding.pointer.replace(/^\/nodes\/\d+/, `/nodes/${index}`) };
  });

/** Errors first; otherwise as they come. */
export const errorsFirst = (findings: readonly LiveFinding[]): LiveFinding[] =>
  [...findings].sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
