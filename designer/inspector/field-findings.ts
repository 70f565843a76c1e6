/** Which findings belong beside which field of a node's form, and which above them all. */
import type { Finding } from '../../engine/core/finding.ts';
import type { Field, Form } from './form-model.ts';

/** Whether what is wrong below a field is shown by the fields within it. */
export const holdsFields = (form: Form): boolean =>
  form.is === 'object' ||
  form.is === 'record' ||
  form.is === 'variant' ||
  (form.is === 'list' && form.of.is !== 'path');

/** The findings on a pointer; also on what lies below it, where no field within shows those. */
export const findingsOn = (findings: readonly Finding[], pointer: string, form: Form): Finding[] =>
  findings.filter((each) => each.pointer === pointer || (!holdsFields(form) && each.pointer.startsWith(`${pointer}/`)));

/** What a node has besides its settings, each with a field of its own. */
export const memberFields = ['name', 'as', 'attempts', 'timeoutSeconds', 'catches', 'limit'] as const;
export type MemberField = (typeof memberFields)[number];

/** The findings on a field besides the settings; `pointer` is that of the node. */
export const findingsOnMember = (findings: readonly Finding[], pointer: string, member: MemberField): Finding[] =>
  findings.filter((each) => isAt(each.pointer, `${pointer}/${member}`));

/** The findings of a node that no field of its form shows; `pointer` is that of the node. */
export function findingsAbove(
  findings: readonly Finding[],
  node: string,
  pointer: string,
  fields: readonly Field[],
): Finding[] {
  const settings = `${pointer}/settings/`;
  return findings.filter((each) => {
    if (each.node !== node && !isAt(each.pointer, pointer)) return false;
    if (memberFields.some((member) => isAt(each.pointer, `${pointer}/${member}`))) return false;
    if (!each.pointer.startsWith(settings)) return true;
    const [name] = each.pointer.slice(settings.length).split('/');
    return !fields.some((field) => field.name === name);
  });
}

const isAt = (pointer: string, node: string): boolean => pointer === node || pointer.startsWith(`${node}/`);
