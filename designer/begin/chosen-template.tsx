/** The template that is chosen: what it is for, its drawing, and the name of what begins with it. */
import { useTranslation } from 'react-i18next';
import { cardModes, environments, networks } from '../../engine/core/nodes/start.ts';
import type { PackSummary } from '../../engine/core/pack.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';
import { moneys } from '../../engine/core/wizard/wizard.ts';
import { FactList } from '../app/fact-list.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useDraft } from '../scenarios/use-scenario.ts';
import { copyName, copyOf } from './begin-with.ts';
import styles from './begin.module.css';
import { NamingForm } from './naming-form.tsx';
import { Preview } from './preview.tsx';
import type { Template } from './template-groups.ts';
import { usePack } from './use-templates.ts';

const helpParts = ['purpose', 'who', 'adjust'] as const;

function About({ pack }: { pack: PackSummary }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const facts = [
    [t('begin.card-modes'), pack.cardModes.map((mode) => say(cardModes[mode])).join(t('begin.comma'))],
    [t('begin.where-one'), say(environments[pack.environment])],
    [t('begin.network-one'), say(networks[pack.network])],
    [t('begin.money-one'), say(moneys[pack.money])],
    [t('begin.comes-with'), t('begin.comes-with-sum', { tests: pack.tests, policies: pack.policies })],
  ];
  return (
    <section className={styles.about} aria-label={t('begin.about')}>
      {pack.help &&
        helpParts.map((part) => (
          <div key={part}>
            <h3>{t(`begin.help.${part}`)}</h3>
            <p>{pack.help && say(pack.help[part])}</p>
          </div>
        ))}
      <FactList className={styles.facts} facts={facts} />
    </section>
  );
}

function Begin({ scenario, name, pack = null }: { scenario: Scenario; name: Text; pack?: PackSummary | null }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <>
      {pack && <About pack={pack} />}
      <Preview scenario={scenario} />
      <h2>{t('begin.naming-of', { name: say(scenario.name) })}</h2>
      <NamingForm name={name} make={(naming) => copyOf(scenario, naming)} {...(pack && { pack: pack.id })} />
    </>
  );
}

function OfPack({ pack }: { pack: PackSummary }) {
  const { data, error, isError, refetch } = usePack(pack.id);
  if (isError) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return data ? <Begin scenario={data.scenario} name={pack.name} pack={pack} /> : <RowsSkeleton />;
}

function OfOwn({ id }: { id: string }) {
  const { data, error, isError, refetch } = useDraft(id);
  if (isError) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return data ? <Begin scenario={data.scenario} name={copyName(data.scenario.name)} /> : <RowsSkeleton />;
}

/** The chosen template; give it a key that changes with the choice. */
export function ChosenTemplate({ template }: { template: Template }) {
  return template.pack ? <OfPack pack={template.pack} /> : <OfOwn id={template.id} />;
}
