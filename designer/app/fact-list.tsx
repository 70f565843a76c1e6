/** What is known of a thing, each by its name. */
import type { ReactNode } from 'react';

interface Props {
  className: string | undefined;
  facts: readonly (readonly ReactNode[])[];
}

/** The list: pairs of a name and what it is. */
export function FactList({ className, facts }: Props) {
  return (
    <dl className={className}>
      {facts.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
