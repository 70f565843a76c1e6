/** A division by its name, with its code where one asks for it. */
import { useDivisionWords } from './use-divisions.ts';

/** The name; the code until the names are there. */
export function RegionName({ code }: { code: string }) {
  const { place } = useDivisionWords();
  return <span title={code}>{place(code)}</span>;
}
