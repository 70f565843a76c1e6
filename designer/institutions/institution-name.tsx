/** An institution by its name, with its id where one asks for it. */
import { useInstitutionWords } from './use-institutions.ts';

/** The name; the id where it has none. */
export function InstitutionName({ id }: { id: string }) {
  const words = useInstitutionWords();
  return <span title={id}>{words(id)}</span>;
}
