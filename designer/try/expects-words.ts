/** What a saved test expects, in the words of the draft. */
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { Expected } from '../../engine/core/suites/suite.ts';
import { end } from '../../engine/core/nodes/end.ts';
import type { Language } from '../../engine/core/text.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';

/** What an outcome is called where the draft has it, else its code. */
function outcomeNamed({ nodes }: Scenario, code: string, language: Language): string {
  for (const { kind, settings } of nodes) {
    const parsed = kind === end.kind ? end.settings.safeParse(settings) : undefined;
    if (parsed?.success && parsed.data.outcome === code) return parsed.data.label[language];
  }
  return code;
}

/** Gives a function that says what must come of a test. */
export function useExpectsWords(): (scenario: Scenario, expected: Expected) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (scenario, { outcome, problem, waitsAt = [] }) => {
    if (outcome !== undefined)
      return t('try.tests.expects-outcome', { outcome: outcomeNamed(scenario, outcome, language) });
    if (problem !== undefined) return t('try.tests.expects-problem', { problem });
    const nodes = waitsAt.map((path) => nodeNamed(scenario, path, language)).join(t('list.comma'));
    return t('try.tests.expects-wait', { nodes });
  };
}
