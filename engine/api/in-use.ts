/** The guard of this process: what is suspended, withdrawn or not put into use again is refused by name, at most two seconds after it was. */
import { guardInUse, type InUseGuard } from '../core/registers/in-use.ts';
import type { Registration } from '../core/registers/registration.ts';
import type { Registrations } from '../store/registrations.ts';
import { rememberBriefly } from './remember-briefly.ts';

/** How old what the guard knows may be: with the time that a question takes, two seconds at most. */
export const knownForMs = 1_500;

/** Makes the guard over the registers. */
export function createInUseGuard(
  registrations: Pick<Registrations, 'find' | 'ofModel' | 'sharesOf'>,
  now: () => Date,
): InUseGuard {
  const entries = rememberBriefly<Registration | null>(knownForMs, now);
  const shares = rememberBriefly<readonly Registration[]>(knownForMs, now);
  return guardInUse({
    find: (id) => entries(`entry ${id}`, () => registrations.find(id)),
    ofModel: (model) => entries(`model ${model}`, () => registrations.ofModel(model)),
    sharesOf: (institution, resource) =>
      shares(`${institution} ${resource}`, () => registrations.sharesOf(institution, resource)),
    now,
  });
}
