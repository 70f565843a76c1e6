/** What a trial begins with: who comes, what is filled in, when, with or without a network, and what goes wrong outside. */
import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrialStage } from '../../engine/core/api.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { InputField } from '../use-card/input-field.tsx';
import { FaultList } from './fault-list.tsx';
import { askedInputs, type TrialSetup } from './trial-setup.ts';
import styles from './try.module.css';

interface Props {
  scenario: Scenario;
  stage: TrialStage;
  setup: TrialSetup;
  /** Operations that were asked so far, which are offered first. */
  asked: readonly string[];
  errors: Readonly<Record<string, string>>;
  change: (setup: TrialSetup) => void;
}

/** The form; nothing in it is sent anywhere. */
export function TrialForm({ scenario, stage, setup, asked, errors, change }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
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
      <Checkbox
        checked={setup.connected}
        onChange={(event) => {
          change({ ...setup, connected: event.target.checked });
        }}
      >
        {t('try.setup.connected')}
      </Checkbox>
      <FaultList
        faults={setup.faults}
        asked={asked}
        change={(faults) => {
          change({ ...setup, faults });
        }}
      />
    </div>
  );
}
