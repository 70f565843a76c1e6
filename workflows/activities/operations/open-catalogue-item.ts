/** Opens an item of the application catalogue where it was filed, so that it is in the service zone; closes it there for the institution that withdraws. */
import type { Openings } from '../../../engine/core/catalogue.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import { placeOfTask } from '../../../engine/core/task.ts';
import { passed, submittedOf, type StageOperation } from './define-operation.ts';

type Opening = Openings['regions'][number];

/** The openings after an institution has opened an item in a division, or has closed it there. */
export function openedBy(openings: Openings, at: Opening, institution: string, isOver: boolean): Openings {
  const before = openings.regions.find(({ region }) => region === at.region);
  const others = (before?.institutions ?? []).filter((each) => each !== institution);
  const institutions = isOver ? others : [...others, institution].sort();
  const rest = openings.regions.filter(({ region }) => region !== at.region);
  const isEmpty = isOver && institutions.length === 0;
  const opened: Opening = { ...at, since: before?.since ?? at.since, institutions };
  return { ...openings, regions: isEmpty ? rest : [...rest, opened] };
}

/** Opens or closes it; done again it changes nothing. */
export const openCatalogueItem: StageOperation = async (work, parts) => {
  const { start, given } = work;
  const isOver = start.act === 'withdrawal';
  const entry = start.registration === null ? null : await parts.registrations.find(start.registration);
  const { form } = await submittedOf(work, parts);
  const said = isOver && entry ? entry.shows : form;
  const [code, region] = [textIn(said, 'code'), textIn(said, 'region')];
  const item = { province: placeOfTask(start.place, 'province').region, code };
  const { openings, revision } = await parts.catalogue.openingsOf(item.province, code);
  const at: Opening = { region, since: textIn(said, 'since') || null, institutions: [] };
  const next = openedBy(openings, at, start.place.institution ?? '', isOver);
  await parts.catalogue.saveOpenings(item, next, revision, { by: start.openedBy, at: parts.now().toISOString() });
  return passed({ code, region, tested: given['security-test']?.['record'] ?? '' });
};
