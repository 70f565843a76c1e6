/** The variables of the scenario: of what type each is, who sets and who reads it; its own can be written here. */
import { DeleteOutlined, PlusOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { VariableName, type Scenario } from '../../engine/core/scenario.ts';
import { isHostileName, personalClasses, typeName, type ValueType } from '../../engine/core/value-type.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import { changeScenario } from '../editor/edits.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { CheckedLine } from './checked-text.tsx';
import { InitialValue } from './fields/initial-value.tsx';
import { TypeInput } from './fields/type-input.tsx';
import styles from './inspector.module.css';
import { freeVariable, renameOwn, variableUses, type VariableUse } from './variable-uses.ts';

function NodeLinks({ words, ids }: { words: string; ids: readonly string[] }) {
  const { language } = useLanguage();
  const { editor } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  if (ids.length === 0) return null;
  return (
    <p className={styles.row}>
      <span className={styles.faint}>{words}</span>
      {ids.map((id) => (
        <button
          key={id}
          type="button"
          className={styles.link}
          onClick={() => {
            editor.select([id]);
          }}
        >
          {nodeNamed(scenario, id, language)}
        </button>
      ))}
    </p>
  );
}

function FieldsOf({ type }: { type: ValueType & { type: 'record' } }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const fields = Object.entries(type.fields);
  return (
    <details>
      <summary className={styles.faint}>{t('inspector.variables.fields', { count: fields.length })}</summary>
      <ul>
        {fields.map(([name, field]) => (
          <li key={name}>
            <code>{name}</code>{' '}
            <span className={styles.faint}>
              {[field.label && say(field.label), typeName(field, language)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Use({ use }: { use: VariableUse }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { name, type, setBy, readBy, isUnset, origin } = use;
  const isWanted = origin === 'own' || origin === 'input';
  const words = [
    typeName(type, language),
    type.label && say(type.label),
    type.personal && say(personalClasses[type.personal]),
  ];
  return (
    <>
      {origin !== 'own' && (
        <>
          <code>{name}</code>
          <p className={styles.faint}>{words.filter(Boolean).join(' · ')}</p>
          {type.type === 'record' && <FieldsOf type={type} />}
        </>
      )}
      {origin !== 'input' && <NodeLinks words={t('inspector.set-by')} ids={setBy} />}
      <NodeLinks words={t('inspector.read-by')} ids={readBy} />
      {(isUnset || (readBy.length === 0 && isWanted)) && (
        <p className={styles.marks}>
          <WarningFilled aria-hidden /> {t(isUnset ? 'inspector.unset' : 'inspector.unused')}
        </p>
      )}
    </>
  );
}

function OwnVariable({ use, editable }: { use: VariableUse; editable: boolean }) {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const variables = useEditorState((state) => state.scenario.variables) ?? {};
  const { name } = use;
  const own = variables[name];
  const put = (next: Scenario['variables']) => {
    editor.change(changeScenario({ variables: next }), { gesture: `variable ${name}` });
  };
  if (!own) return null;
  return (
    <li className={`${styles.item} ${styles.stack}`}>
      <CheckedLine
        label={t('inspector.variable-name')}
        value={name}
        disabled={!editable}
        fits={(typed) =>
          VariableName.safeParse(typed).success && !isHostileName(typed) && !Object.hasOwn(variables, typed)
        }
        wrong={t('inspector.wrong-variable')}
        change={(to) => {
          if (to !== undefined) put(renameOwn(variables, name, to));
        }}
      />
      <TypeInput
        type={own.type}
        label={name}
        disabled={!editable}
        change={(type) => {
          put({ ...variables, [name]: { type } });
        }}
      />
      <InitialValue
        variable={own}
        disabled={!editable}
        change={(next) => {
          put({ ...variables, [name]: next });
        }}
      />
      <Use use={use} />
      {editable && (
        <Button
          size="small"
          danger
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => {
            const rest = Object.fromEntries(Object.entries(variables).filter(([each]) => each !== name));
            put(Object.keys(rest).length > 0 ? rest : undefined);
          }}
        >
          {t('inspector.remove', { title: name })}
        </Button>
      )}
    </li>
  );
}

/** The panel. */
export function VariablesPanel() {
  const { t } = useTranslation();
  const { editor, ground } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const editable = useEditorState((state) => state.editable);
  const uses = variableUses(scenario, ground);
  const of = (origin: VariableUse['origin']) => uses.filter((use) => use.origin === origin);
  return (
    <div className={styles.panel}>
      <section className={styles.section}>
        <h2>{t('inspector.variables.own')}</h2>
        {of('own').length === 0 && <p className={styles.help}>{t('inspector.variables.none')}</p>}
        <ul className={styles.items}>
          {of('own').map((use, index) => (
            <OwnVariable key={index} use={use} editable={editable} />
          ))}
        </ul>
        {editable && (
          <Button
            className={styles.begin ?? ''}
            icon={<PlusOutlined aria-hidden />}
            onClick={() => {
              const added = { ...scenario.variables, [freeVariable(scenario)]: { type: { type: 'string' as const } } };
              editor.change(changeScenario({ variables: added }));
            }}
          >
            {t('inspector.variables.add')}
          </Button>
        )}
      </section>
      {(['input', 'learnt', 'given'] as const)
        .filter((origin) => of(origin).length > 0)
        .map((origin) => (
          <section key={origin} className={styles.section}>
            <h2>{t(`inspector.variables.${origin}`)}</h2>
            <ul className={styles.items}>
              {of(origin).map((use) => (
                <li key={use.name} className={styles.item}>
                  <Use use={use} />
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
