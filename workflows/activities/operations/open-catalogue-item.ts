/** Opens an item of the application catalogue where it was filed, so that it is in the service zone; closes it there for the institution that withdraws. */
import type { Openings } from '../../../engine/core/catalogue/catalogue.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import { placeOfTask } from '../../../engine/core/task.ts';
import { passed, submittedOf, type StageOperation } from './define-operation.ts';

/** The openings after an institution has closed an item in a division. */
export function closedBy(openings: Openings, region: string, institution: string): Openings {
  const regions = openings.regions.flatMap((each) => {
    if (each.region !== region) return [each];
    const institutions = each.institutions.filter((other) => other !== institution);
    return institutions.length === 0 ? [] : [{ ...each, institutions }];
  });
  return { ...openings, regions };
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
  const institution = start.place.institution ?? '';
  const author = { by: start.openedBy, at: parts.now().toISOString() };
  if (isOver) {
    const { openings, revision } = await parts.catalogue.openingsOf(item.province, code);
    await parts.catalogue.saveOpenings(item, closedBy(openings, region, institution), revision, author);
  } else {
    await parts.catalogue.open(item, { region, since: textIn(said, 'since') || null, institution }, author);
  }
  return passed({ code, region, tested: given['security-test']?.['record'] ?? '' });
};
