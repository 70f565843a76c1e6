/** What is wrong with the draft as it stands: errors and warnings, each with its node, its clauses, why it matters, and a quick fix where there is one. */
import { CloseCircleFilled, ToolOutlined, WarningFilled } from '@ant-design/icons';
import { Button, Checkbox, message } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { checks, fixOf } from '../../engine/core/checks/index.ts';
import type { Finding } from '../../engine/core/finding.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import type { LiveFinding } from './live-checks.ts';
import { problemKey, problemsShown } from './problems-shown.ts';
import styles from './problems-panel.module.css';
import { useEditor, useEditorState } from './use-editor.ts';

const icons = { error: <CloseCircleFilled aria-hidden />, warning: <WarningFilled aria-hidden /> };

/** Mends a finding as one change that can be undone. */
function useFix(): { fix: (finding: Finding) => void; holder: ReactNode } {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { editor, ground } = useEditor();
  const [said, holder] = message.useMessage();
  const fix = (finding: Finding) => {
    const found = fixOf(editor.getState().scenario, ground, finding);
    if (!found) {
      void said.warning(t('problems.not-fixable'));
      return;
    }
    editor.change(() => found.scenario);
    void said.success(t('problems.fixed', { label: say(found.label) }));
  };
  return { fix, holder };
}

/** Why a check is there, folded. */
function Why({ check }: { check: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const known = checks.find(({ name }) => name === check);
  if (!known) return null;
  return (
    <details className={styles.why}>
      <summary>{t('problems.why')}</summary>
      <p>
        <strong>{say(known.title)}</strong>
      </p>
      <p>{say(known.why)}</p>
    </details>
  );
}

function Problem({ finding, fix }: { finding: LiveFinding; fix: (finding: Finding) => void }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { editor } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const editable = useEditorState((state) => state.editable);
  const { node } = finding;
  return (
    <li data-severity={finding.severity}>
      <p className={styles.message}>{say(finding.message)}</p>
      <div className={styles.row}>
        {node === undefined ? (
          <span className={styles.whole}>{t('problems.whole')}</span>
        ) : (
          <button
            type="button"
            className={styles.node}
            onClick={() => {
              editor.select([node]);
            }}
          >
            {nodeNamed(scenario, node, language)}
          </button>
        )}
        <ClauseTags clauses={finding.clauses} />
      </div>
      {finding.fix && editable && (
        <div className={styles.fix}>
          <Button
            size="small"
            icon={<ToolOutlined aria-hidden />}
            onClick={() => {
              fix(finding);
            }}
          >
            {t('problems.fix')}
          </Button>
          <span>{say(finding.fix)}</span>
        </div>
      )}
      <Why check={finding.check} />
    </li>
  );
}

/** The panel. */
export function ProblemsPanel() {
  const { t } = useTranslation();
  const { findings } = useEditor();
  const selection = useEditorState((state) => state.selection);
  const [onlySelected, setOnlySelected] = useState(false);
  const { fix, holder } = useFix();
  const narrowed = onlySelected && selection.length > 0;
  const shown = problemsShown(findings, narrowed ? selection : []);
  const none = shown.error.length + shown.warning.length === 0;
  return (
    <div className={styles.panel}>
      {holder}
      <p role="status" className="only-read-aloud">
        {t('problems.sum', { errors: shown.error.length, warnings: shown.warning.length })}
      </p>
      {selection.length > 0 && (
        <Checkbox
          checked={onlySelected}
          onChange={({ target }) => {
            setOnlySelected(target.checked);
          }}
        >
          {t('problems.only-selected')}
        </Checkbox>
      )}
      {none && (
        <EmptyState
          title={t(narrowed ? 'problems.none-here' : 'problems.none')}
          text={t(narrowed ? 'problems.none-here-text' : 'problems.none-text')}
        />
      )}
      {(['error', 'warning'] as const).map(
        (severity) =>
          shown[severity].length > 0 && (
            <section key={severity}>
              <h2 className={styles[severity]}>
                {icons[severity]} {t(`problems.${severity}s`, { count: shown[severity].length })}
              </h2>
              <ul className={styles.list}>
                {shown[severity].map((finding) => (
                  <Problem key={problemKey(finding)} finding={finding} fix={fix} />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}
