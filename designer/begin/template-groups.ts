/** Templates in order: by field as the catalogue has them, those that exist here after those that come with the platform, narrowed by words and field. */
import type { ScenarioSummary } from '../../engine/core/api.ts';
import type { PackSummary } from '../../engine/core/pack.ts';
import { fields, type Field } from '../../engine/core/scenario.ts';
import { text, type Language, type Text } from '../../engine/core/text.ts';

/** Something to begin with: what comes with the platform, or one of the scenarios there are by its id. */
export interface Template {
  key: string;
  id: string;
  name: Text;
  summary: Text;
  field: Field;
  pack: PackSummary | null;
}

/** A field or the scenarios that there are, with what is found of it. */
export interface TemplateGroup {
  id: Field | 'existing';
  label: Text;
  templates: Template[];
}

const existing = text('平台里已有的场景', 'Scenarios that exist here');

/** Every template, those of the platform first. */
export const templatesOf = (packs: readonly PackSummary[], own: readonly ScenarioSummary[]): Template[] => [
  ...packs.map((pack) => ({ ...pack, key: `pack ${pack.id}`, pack })),
  ...own.map((summary) => ({ ...summary, key: summary.id, pack: null })),
];

const groupOf = ({ pack, field }: Template): TemplateGroup['id'] => (pack ? field : 'existing');

const wordsOf = ({ id, name, summary, field, pack }: Template, language: Language): string =>
  [id, name[language], summary[language], fields[field][language], pack?.help?.purpose[language] ?? '']
    .join('\n')
    .toLowerCase();

/** The groups that have something, in their order; every word of the search must occur. */
export function groupsOf(templates: readonly Template[], search: string, language: Language): TemplateGroup[] {
  const asked = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = templates.filter((template) => {
    const words = wordsOf(template, language);
    return asked.every((word) => words.includes(word));
  });
  const labels = { ...fields, existing };
  return (Object.keys(labels) as TemplateGroup['id'][])
    .map((id) => ({ id, label: labels[id], templates: found.filter((template) => groupOf(template) === id) }))
    .filter(({ templates: some }) => some.length > 0);
}

/** How many templates groups have together. */
export const countOf = (groups: readonly TemplateGroup[]): number =>
  groups.reduce((sum, { templates }) => sum + templates.length, 0);
