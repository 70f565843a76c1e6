/** One of what the platform or the scenario has: a policy, a scenario to call, a node, a role. */
import { useTranslation } from 'react-i18next';
import { roles } from '../../../engine/core/rights.ts';
import type { Scenario } from '../../../engine/core/scenario.ts';
import type { Ground } from '../../../engine/core/check.ts';
import type { Language } from '../../../engine/core/text.ts';
import { ChooseOne } from '../../app/choose-one.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { nodeName } from '../../canvas/node-words.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';

interface Option {
  value: string;
  label: string;
}

const options: Record<string, (ground: Ground, scenario: Scenario, language: Language) => Option[]> = {
  policy: ({ policies }, _scenario, language) =>
    Object.values(policies).map(({ name, title }) => ({ value: name, label: `${title[language]} (${name})` })),
  scenario: ({ scenarios = {} }, own, language) =>
    Object.values(scenarios)
      .filter(({ id }) => id !== own.id)
      .map(({ id, name }) => ({ value: id, label: `${name[language]} (${id})` })),
  node: (_ground, { nodes }, language) =>
    nodes.map((node) => ({ value: node.id, label: `${nodeName(node, language)} (${node.id})` })),
  role: (_ground, _scenario, language) =>
    Object.entries(roles).map(([role, { name }]) => ({ value: role, label: name[language] })),
};

/** The choice; what is set and does not exist stays in the list as it is written. */
export function PickInput({ form, value, preset, required, pointer, id, label }: InputProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { ground } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const { editable, write } = useFieldGround();
  const known = options[form.is]?.(ground, scenario, language) ?? [];
  const shown = value ?? preset;
  const current = typeof shown === 'string' ? shown : '';
  const isStrange = current !== '' && !known.some((option) => option.value === current);
  return (
    <ChooseOne
      id={id}
      aria-label={label}
      disabled={!editable}
      value={current}
      options={isStrange ? [...known, { value: current, label: current }] : known}
      {...((!required || current === '') && { none: t('inspector.none') })}
      change={(next) => {
        write(pointer, next === '' && !required ? undefined : next);
      }}
    />
  );
}
