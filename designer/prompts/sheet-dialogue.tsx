/** A sheet that came back from translators: what it would change, row by row, and the files with it. Nothing is written on the platform. */
import { Alert, Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  languageFacts,
  translatedLanguages,
  type PromptTranslations,
} from '../../engine/core/prompts/prompt-languages.ts';
import { useLanguage } from '../app/use-language.ts';
import { saveFile } from '../app/save-file.ts';
import { fileWith, type SheetReport } from './prompt-csv.ts';
import { PromptLine } from './prompt-line.tsx';
import styles from './prompts.module.css';

/** How many rows of each table are shown. */
const most = 200;

function Findings({ findings }: Pick<SheetReport, 'findings'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('prompts.sheet.findings', { count: findings.length })}
      description={
        <ul className={styles.uses}>
          {findings.slice(0, most).map(({ row, code, message }, index) => (
            <li key={index}>
              {t('prompts.sheet.row', { row })} {code !== '' && <code>{code}</code>} {say(message)}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Changes({ changes }: Pick<SheetReport, 'changes'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (changes.length === 0) return <p>{t('prompts.sheet.none')}</p>;
  return (
    <table>
      <caption className="only-read-aloud">{t('prompts.sheet.changes', { count: changes.length })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('prompts.code')}</th>
          <th scope="col">{t('prompts.sheet.before')}</th>
          <th scope="col">{t('prompts.sheet.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.slice(0, most).map(({ code, language, before, after }) => (
          <tr key={`${language} ${code}`}>
            <th scope="row">
              <code>{code}</code>
              <span className={styles.faint}> {say(languageFacts[language].name)}</span>
            </th>
            <td>
              <PromptLine asked={language} said={{ words: before, language, needsReader: false }} bare />
            </td>
            <td>
              <PromptLine asked={language} said={{ words: after, language, needsReader: false }} bare />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Props {
  report: SheetReport;
  translations: PromptTranslations;
  close: () => void;
}

/** The dialogue. */
export function SheetDialogue({ report, translations, close }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { rows, changes, findings } = report;
  const changed = translatedLanguages.flatMap((each) =>
    changes.some(({ language }) => language === each) ? (translations[each] ?? []) : [],
  );
  return (
    <Modal open width={760} title={t('prompts.sheet.title')} footer={null} onCancel={close}>
      <p>{t('prompts.sheet.sum', { rows, changes: changes.length, findings: findings.length })}</p>
      <div className={styles.report} tabIndex={0} role="region" aria-label={t('prompts.sheet.title')}>
        <Findings findings={findings} />
        <Changes changes={changes} />
      </div>
      {changed.length > 0 && <p className={styles.faint}>{t('prompts.sheet.how')}</p>}
      <div className={styles.buttons}>
        {changed.map((file) => (
          <Button
            key={file.language}
            onClick={() => {
              saveFile(new Blob([fileWith(file, changes)], { type: 'application/json' }), `${file.language}.json`);
            }}
          >
            {t('prompts.sheet.save', {
              language: say(languageFacts[file.language].name),
              file: `${file.language}.json`,
            })}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
