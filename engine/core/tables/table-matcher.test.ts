/** The matcher finds the rows that looking at every row finds, whatever its tree makes of them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { complementOf, everything, pointsRegion, regionOf, type Region } from './table-cell.ts';
import { createGrid, takes } from './table-grid.ts';
import { anyPlace, createMatcher } from './table-matcher.ts';

const value = fc.integer({ min: 0, max: 12 });
const range = fc.tuple(value, value).map(([from, to]) => regionOf({ from, to }));

/** Columns of one manner each, since a column of ranges divides otherwise than one of values. */
const manners: fc.Arbitrary<Region>[] = [
  value.map((each) => pointsRegion([each])),
  range,
  value.map((lt) => regionOf({ lt })),
  fc.oneof(
    fc.constant(everything),
    range,
    fc.uniqueArray(value, { minLength: 1, maxLength: 5 }).map(pointsRegion),
    value.map((each) => complementOf(pointsRegion([each]))),
  ),
];

const grids = fc
  .record({
    rows: fc.integer({ min: 1, max: 120 }),
    columns: fc.array(fc.constantFrom(...manners), { minLength: 1, maxLength: 3 }),
  })
  .chain(({ rows, columns }) =>
    fc.tuple(...columns.map((region) => fc.array(region, { minLength: rows, maxLength: rows }))),
  )
  .map(createGrid);

const use = fc.oneof(value, value, fc.constantFrom<(number | 'any' | undefined)[]>(undefined, 20, 'any'));

it('finds the same rows as looking at each', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(
      grids,
      fc.array(fc.array(use, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
      (grid, uses) => {
        const matcher = createMatcher(grid);
        for (const use of uses) {
          const places = grid.columns.map(({ axis }, index) => {
            const drawn = use[index];
            return drawn === 'any' ? anyPlace : axis.placeOf(drawn);
          });
          const rows = Array.from({ length: grid.rows }, (_, row) => row).filter((row) =>
            grid.columns.every((column, index) => places[index] === anyPlace || takes(column, row, places[index] ?? 0)),
          );
          expect(matcher.all(places)).toEqual(rows);
          expect(matcher.first(places)).toBe(rows[0] ?? -1);
        }
      },
    ),
    { numRuns: 1500 },
  );
});
