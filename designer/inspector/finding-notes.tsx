/** What is wrong beside a field, each with its quick fix where there is one. */
import { CloseCircleFilled, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { fixOf } from '../../engine/core/checks/index.ts';
import type { Finding } from '../../engine/core/finding.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import styles from './inspector.module.css';

function FixButton({ finding }: { finding: Finding }) {
  const { say } = useLanguage();
  const { editor, ground } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const fix = fixOf(scenario, ground, finding);
  if (!fix) return null;
  return (
    <Button
      size="small"
      onClick={() => {
        editor.change(() => fix.scenario);
      }}
    >
      {say(fix.label)}
    </Button>
  );
}

/** The findings, or nothing; with their clauses where there is room. */
export function FindingNotes({ findings, clauses = false }: { findings: readonly Finding[]; clauses?: boolean }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const editable = useEditorState((state) => state.editable);
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={finding.check + finding.pointer + finding.message.en} data-severity={finding.severity}>
          <span>
            {finding.severity === 'error' ? <CloseCircleFilled aria-hidden /> : <WarningFilled aria-hidden />}{' '}
            <span className="only-read-aloud">{t(`checks.${finding.severity}`)}</span>
            {say(finding.message)}
          </span>
          {editable && <FixButton finding={finding} />}
          {clauses && <ClauseTags clauses={finding.clauses} />}
        </li>
      ))}
    </ul>
  );
}
