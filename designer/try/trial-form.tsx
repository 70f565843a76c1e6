/** What a trial begins with: who comes, what is filled in, how and where the card is used, when, and what goes wrong outside. */
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrialStage } from '../../engine/core/api.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { InputField } from '../use-card/input-field.tsx';
import { FaultList } from './fault-list.tsx';
import { givenCount } from './faults.ts';
import type { Asker } from './node-operations.ts';
import { PlaceField, WhoseField } from './place-field.tsx';
import { askedInputs, type TrialSetup } from './trial-setup.ts';
import styles from './try.module.css';
import { UseChoices } from './use-choices.tsx';

interface Props {
  scenario: Scenario;
  stage: TrialStage;
  setup: TrialSetup;
  /** The nodes that ask outside systems. */
  askers: readonly Asker[];
  errors: Readonly<Record<string, string>>;
  change: (setup: TrialSetup) => void;
}

/** The form; nothing in it is sent anywhere. */
export function TrialForm({ scenario, stage, setup, askers, errors, change }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  const given = givenCount(setup.given);
  const chosen = stage.people.find((person) => person.id === setup.card);
  return (
    <div className={styles.form}>
      <div className={styles.field}>
        <label htmlFor={`${id}-card`}>{t('try.setup.card')}</label>
        <ChooseOne
          id={`${id}-card`}
          value={setup.card ?? ''}
          none={t('try.setup.no-card')}
          options={stage.people.map((person) => ({ value: person.id, label: say(person.name) }))}
          change={(card) => {
            change({ ...setup, card: card === '' ? null : card });
          }}
        />
        <p className={styles.faint}>{chosen ? say(chosen.note) : t('try.setup.no-card-note')}</p>
      </div>
      {askedInputs(scenario).map((input) => (
        <InputField
          key={input.name}
          input={input}
          value={setup.inputs[input.name]}
          error={errors[`/inputs/${input.name}`]}
          change={(value) => {
            const { [input.name]: _, ...rest } = setup.inputs;
            change({ ...setup, inputs: value === undefined ? rest : { ...rest, [input.name]: value } });
          }}
        />
      ))}
      <div className={styles.field}>
        <label htmlFor={`${id}-at`}>{t('try.setup.at')}</label>
        <Input
          id={`${id}-at`}
          type="datetime-local"
          value={setup.at}
          onChange={(event) => {
            if (event.target.value) change({ ...setup, at: event.target.value.slice(0, 16) });
          }}
        />
      </div>
      <PlaceField
        stage={stage}
        value={setup.region}
        change={(region) => {
          change({ ...setup, region });
        }}
      />
      <WhoseField
        stage={stage}
        value={setup.institution}
        change={(institution) => {
          change({ ...setup, institution });
        }}
      />
      <UseChoices {...{ scenario, setup, change }} />
      <FaultList
        faults={setup.faults}
        scenario={scenario}
        askers={askers}
        change={(faults) => {
          change({ ...setup, faults });
        }}
      />
      {given > 0 && (
        <div className={styles.line}>
          <span className={styles.name}>{t('try.setup.given', { count: given })}</span>
          <Button
            size="small"
            onClick={() => {
              change({ ...setup, given: { outside: {}, outsideAt: {} } });
            }}
          >
            {t('try.setup.drop-given')}
          </Button>
        </div>
      )}
    </div>
  );
}
