/** The settings of the scenario itself. */
import { Select, Switch } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { clauses as allClauses } from '../../engine/core/clauses.ts';
import { fields, type Field, type Scenario } from '../../engine/core/scenario.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { changeScenario } from '../editor/edits.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { CheckedText } from './checked-text.tsx';
import { PathPicker } from './fields/path-input.tsx';
import { FindingNotes } from './finding-notes.tsx';
import styles from './inspector.module.css';
import { LimitField } from './limit-field.tsx';
import { flowOf } from './node-scope.ts';
import { popupBeside } from './popup-beside.ts';
import { pathTree } from './path-tree.ts';

type Change = { [Key in keyof Scenario]?: Scenario[Key] | undefined };

interface PartProps {
  scenario: Scenario;
  editable: boolean;
  change: (change: Change) => void;
}

function Purpose({ scenario, editable, change }: PartProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const id = useId();
  const { purpose } = scenario;
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={id}>{t('inspector.uses-personal')}</label>
        <span className={styles.row}>
          <Switch
            id={id}
            disabled={!editable}
            checked={purpose !== undefined}
            onChange={(isOn) => {
              change({ purpose: isOn ? { label: scenario.name, personal: [] } : undefined });
            }}
          />
          <span className={styles.help}>{t('inspector.uses-personal-help')}</span>
        </span>
      </div>
      {purpose && (
        <>
          <CheckedText
            label={t('inspector.purpose')}
            value={purpose.label}
            required
            disabled={!editable}
            change={(label) => {
              if (label) change({ purpose: { ...purpose, label } });
            }}
          />
          <fieldset className={styles.field}>
            <legend>{t('inspector.personal')}</legend>
            <PathPicker
              tree={pathTree(flowOf(scenario).flow.anywhere, language)}
              value={purpose.personal}
              disabled={!editable}
              change={(personal) => {
                change({ purpose: { ...purpose, personal: personal.slice(0, 100) } });
              }}
            />
          </fieldset>
        </>
      )}
    </>
  );
}

function Kinds({ scenario, editable, change }: PartProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [field, service] = [useId(), useId()];
  return (
    <>
      <div className={styles.field}>
        <label htmlFor={field}>{t('inspector.field')}</label>
        <ChooseOne
          id={field}
          disabled={!editable}
          value={scenario.field}
          options={Object.entries(fields).map(([value, words]) => ({ value, label: say(words) }))}
          change={(next) => {
            change({ field: next as Field });
          }}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor={service}>{t('inspector.service')}</label>
        <ChooseOne
          id={service}
          disabled={!editable}
          value={scenario.service}
          options={(['durable', 'direct'] as const).map((value) => ({
            value,
            label: t(`inspector.services.${value}`),
          }))}
          change={(next) => {
            change({ service: next as Scenario['service'] });
          }}
        />
        <p className={styles.help}>{t(`inspector.services-help.${scenario.service}`)}</p>
      </div>
    </>
  );
}

function Clauses({ scenario, editable, change }: PartProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('node.clauses')}</label>
      <Select
        id={id}
        mode="multiple"
        getPopupContainer={popupBeside}
        aria-label={t('node.clauses')}
        disabled={!editable}
        value={scenario.clauses}
        showSearch={{ optionFilterProp: 'label' }}
        options={Object.entries(allClauses).map(([value, words]) => ({ value, label: `${value} ${say(words)}` }))}
        labelRender={({ value }) => value}
        onChange={(clauses: string[]) => {
          change({ clauses });
        }}
      />
    </div>
  );
}

/** The form. */
export function ScenarioForm() {
  const { t } = useTranslation();
  const { editor, findings } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const editable = useEditorState((state) => state.editable);
  const change = (next: Change) => {
    editor.change(changeScenario(next), { gesture: `field scenario/${Object.keys(next).join()}` });
  };
  const part = { scenario, editable, change };
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>{t('inspector.scenario')}</h2>
        <p>{t('inspector.scenario-help')}</p>
      </header>
      <FindingNotes findings={findings.filter(({ node }) => node === undefined)} clauses />
      <section className={styles.section} aria-label={t('inspector.scenario')}>
        <CheckedText
          label={t('inspector.name')}
          value={scenario.name}
          required
          disabled={!editable}
          change={(name) => {
            if (name) change({ name });
          }}
        />
        <CheckedText
          label={t('inspector.summary')}
          value={scenario.summary}
          required
          disabled={!editable}
          change={(summary) => {
            if (summary) change({ summary });
          }}
        />
        <Kinds {...part} />
        <Purpose {...part} />
        <LimitField
          label={t('inspector.case-limit')}
          help={t('inspector.case-limit-help')}
          value={scenario.limit?.of}
          disabled={!editable}
          change={(of) => {
            change({ limit: of && { of } });
          }}
        />
        <Clauses {...part} />
      </section>
    </div>
  );
}
