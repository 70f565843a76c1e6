/** The fields of each question of the wizard. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cardModes, environments, networks } from '../../engine/core/nodes/start.ts';
import { fields } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';
import { matters, moneys, usualField } from '../../engine/core/wizard/wizard.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { refusalOf, type Answers, type Question, type Wrong } from './answers.ts';
import styles from './begin.module.css';
import { ChoiceList } from './choice-list.tsx';
import { TextField } from './text-field.tsx';

interface Props {
  answers: Answers;
  change: (some: Partial<Answers>) => void;
  /** What is wrong, once one has tried to go on. */
  wrong: Wrong | null;
}

const keysOf = <T extends object>(words: T) => Object.keys(words) as (keyof T & string)[];

/** The words for what a field lacks. */
function useLack({ wrong }: Props): (field: keyof Answers) => string | undefined {
  const { t } = useTranslation();
  return (field) => {
    const lack = wrong?.lacks[field];
    return lack && t(`begin.lack.${lack}`);
  };
}

/** The choices of a question out of a table of words, with why some cannot be chosen. */
function useChoices(answers: Answers) {
  const { say } = useLanguage();
  return <T extends Record<string, Text>>(
    question: Question,
    words: T,
    asValue: (key: keyof T & string) => unknown = (key) => key,
  ) =>
    keysOf(words).map((value) => {
      const refusal = refusalOf(answers, question, asValue(value));
      return { value, label: say(words[value] as Text), refusal: refusal && say(refusal) };
    });
}

function MatterFields(props: Props) {
  const { answers, change } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const lack = useLack(props);
  const choices = useChoices(answers);
  return (
    <>
      <TextField
        label={t('begin.name-zh')}
        lang="zh-CN"
        value={answers.nameZh}
        error={lack('nameZh')}
        change={(nameZh) => {
          change({ nameZh });
        }}
      />
      <TextField
        label={t('begin.name-en')}
        help={t('begin.name-en-help')}
        lang="en"
        value={answers.nameEn}
        error={lack('nameEn')}
        change={(nameEn) => {
          change({ nameEn });
        }}
      />
      <ChoiceList
        legend={t('begin.kind-of-matter')}
        name="matter"
        choices={choices('matter', matters)}
        chosen={answers.matter ? [answers.matter] : []}
        error={lack('matter')}
        choose={(matter) => {
          change({ matter, field: answers.field ?? usualField[matter] });
        }}
      />
      <label className={styles.field}>
        <span className={styles.label}>{t('scenario.field')}</span>
        <ChooseOne
          value={answers.field ?? ''}
          none={t('begin.choose')}
          aria-invalid={lack('field') !== undefined || undefined}
          options={keysOf(fields).map((value) => ({ value, label: say(fields[value]) }))}
          change={(value) => {
            change({ field: keysOf(fields).find((field) => field === value) });
          }}
        />
        {lack('field') !== undefined && <span className={styles.error}>{lack('field')}</span>}
      </label>
    </>
  );
}

function WhoFields(props: Props) {
  const { answers, change } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const lack = useLack(props);
  const refusal = (value: boolean): string | null => {
    const why = refusalOf(answers, 'who', value);
    return why && say(why);
  };
  return (
    <>
      <TextField
        label={t('begin.who-zh')}
        lang="zh-CN"
        value={answers.whoZh}
        error={lack('whoZh')}
        change={(whoZh) => {
          change({ whoZh });
        }}
      />
      <TextField
        label={t('begin.who-en')}
        lang="en"
        value={answers.whoEn}
        error={lack('whoEn')}
        change={(whoEn) => {
          change({ whoEn });
        }}
      />
      <ChoiceList
        legend={t('begin.system')}
        name="has-system"
        choices={[
          { value: 'no', label: t('begin.system-none'), note: t('begin.system-none-note'), refusal: refusal(false) },
          { value: 'yes', label: t('begin.system-one'), note: t('begin.system-one-note'), refusal: refusal(true) },
        ]}
        chosen={answers.hasSystem === undefined ? [] : [answers.hasSystem ? 'yes' : 'no']}
        error={lack('hasSystem')}
        choose={(value) => {
          change({ hasSystem: value === 'yes' });
        }}
      />
      {answers.hasSystem === true && (
        <TextField
          label={t('begin.system-id')}
          help={t('begin.system-id-help')}
          value={answers.system}
          error={lack('system')}
          change={(system) => {
            change({ system });
          }}
        />
      )}
    </>
  );
}

function ModeFields(props: Props) {
  const { answers, change } = props;
  const { t } = useTranslation();
  const lack = useLack(props);
  const choices = useChoices(answers);
  return (
    <ChoiceList
      several
      legend={t('begin.modes-several')}
      name="card-modes"
      // What does not do by itself may do beside the card.
      choices={choices('modes', cardModes, (mode) => ['contact', 'contactless', mode]).map(
        ({ refusal: _beside, ...choice }) => choice,
      )}
      chosen={answers.cardModes}
      error={lack('cardModes')}
      choose={(mode, isChosen) => {
        const rest = answers.cardModes.filter((each) => each !== mode);
        change({
          cardModes: isChosen ? keysOf(cardModes).filter((each) => each === mode || rest.includes(each)) : rest,
        });
      }}
    />
  );
}

function WhereFields(props: Props) {
  const { t } = useTranslation();
  const choices = useChoices(props.answers);
  const lack = useLack(props);
  const { environment } = props.answers;
  return (
    <ChoiceList
      legend={t('begin.where-one')}
      name="environment"
      choices={choices('where', environments)}
      chosen={environment ? [environment] : []}
      error={lack('environment')}
      choose={(value) => {
        props.change({ environment: value });
      }}
    />
  );
}

function NetworkFields(props: Props) {
  const { t } = useTranslation();
  const choices = useChoices(props.answers);
  const lack = useLack(props);
  const { network } = props.answers;
  return (
    <ChoiceList
      legend={t('begin.network-one')}
      name="network"
      choices={choices('network', networks).map((choice) => ({ ...choice, note: t(`begin.network.${choice.value}`) }))}
      chosen={network ? [network] : []}
      error={lack('network')}
      choose={(value) => {
        props.change({ network: value });
      }}
    />
  );
}

function MoneyFields(props: Props) {
  const { answers, change } = props;
  const { t } = useTranslation();
  const choices = useChoices(answers);
  const lack = useLack(props);
  return (
    <>
      <ChoiceList
        legend={t('begin.money-one')}
        name="money"
        choices={choices('money', moneys)}
        chosen={answers.money ? [answers.money] : []}
        error={lack('money')}
        choose={(money) => {
          change({ money });
        }}
      />
      {answers.money !== undefined && answers.money !== 'free' && (
        <TextField
          label={t('begin.yuan')}
          help={t('begin.yuan-help')}
          inputMode="decimal"
          suffix={t('begin.yuan-unit')}
          value={answers.yuan}
          error={lack('yuan')}
          change={(yuan) => {
            change({ yuan });
          }}
        />
      )}
    </>
  );
}

/** The fields by question. */
export const questionFields: Readonly<Record<Question, (props: Props) => ReactNode>> = {
  matter: MatterFields,
  who: WhoFields,
  modes: ModeFields,
  where: WhereFields,
  network: NetworkFields,
  money: MoneyFields,
};
