/** Puts generated tests to the saved ones. */
import type { Suite, TestCase } from '../../engine/core/suites/suite.ts';

/** A name that none of these have: the name itself, else with a number. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const free = number === 1 ? name : `${name.slice(0, 110)} (${number})`;
    if (!taken.has(free)) return free;
  }
}

/** The suite with what was generated behind it; a generated test keeps its name where it is free. */
export function withGenerated(suite: Suite, generated: readonly TestCase[]): Suite {
  const taken = new Set(suite.tests.map(({ name }) => name));
  const fresh = generated.map((test) => {
    const name = freeName(test.name, taken);
    taken.add(name);
    return { ...test, name };
  });
  return { ...suite, tests: [...suite.tests, ...fresh] };
}
