/** Ids, codes and names for what a foreign file calls differently. */
import type { ModdleElement } from 'bpmn-moddle';
import { text, type Text } from '../core/text.ts';
import { textOf } from './moddle.ts';
import { nameText } from './xml-text.ts';

/** A name in our manner, such as review-form, from whatever a file calls it; the other where nothing of it remains. */
export function slugOf(called: string | undefined, otherwise: string, longest = 50): string {
  const slug = (called ?? '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
  return slug === '' ? otherwise : slug;
}

/** The name, or the name with the first number that nobody has yet; it is then taken. */
export function unusedName(name: string, used: Set<string>): string {
  let unused = name;
  for (let n = 2; used.has(unused); n += 1) unused = `${name}-${n}`;
  used.add(unused);
  return unused;
}

/** The name of an element in both languages, as it stands there; undefined where it has none. */
export function nameOfElement(element: ModdleElement): Text | undefined {
  const name = nameText(textOf(element, 'name') ?? '').slice(0, 500);
  return name === '' ? undefined : text(name, name);
}

/** The id of the node that an element becomes: by its name where that is plain, else by its id, else by its kind. */
export function idFor(element: ModdleElement, kind: string): string {
  const name = textOf(element, 'name') ?? '';
  const byName = /^[\x20-\x7e\s]{3,}$/.test(name) ? slugOf(name, '', 40) : '';
  if (byName.length >= 3) return byName;
  const id = textOf(element, 'id') ?? '';
  const byMachine = /^_|[0-9a-f]{8}-[0-9a-f]{4}-/i.test(id);
  return byMachine ? kind : slugOf(id, kind);
}
