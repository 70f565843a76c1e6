/** Where something belongs: the institution, if it is one's, and the division. */
import type { Place } from '../../engine/core/rights.ts';
import { RegionName } from '../regions/region-name.tsx';
import { InstitutionName } from './institution-name.tsx';

/** “演示图书馆 · 演示省演示一市”. */
export function PlaceName({ region, institution }: Place) {
  return (
    <>
      {institution !== null && (
        <>
          <InstitutionName id={institution} /> ·{' '}
        </>
      )}
      <RegionName code={region} />
    </>
  );
}
