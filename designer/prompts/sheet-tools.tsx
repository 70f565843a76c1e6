/** The buttons for translators: the sheet out, and a corrected sheet read as a report. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../app/file-button.tsx';
import { saveFile } from '../app/save-file.ts';
import type { PromptTranslations } from '../../engine/core/prompts/prompt-languages.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import { reportOf, sheetOf, type SheetReport } from './prompt-csv.ts';
import { SheetDialogue } from './sheet-dialogue.tsx';

/** The buttons. */
export function SheetTools({ prompts, translations }: { prompts: Prompts; translations: PromptTranslations }) {
  const { t } = useTranslation();
  const [report, setReport] = useState<SheetReport | null>(null);
  const read = async (file: File) => {
    setReport(reportOf(await file.text(), prompts, translations));
  };
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => {
          saveFile(new Blob([sheetOf(prompts, translations)], { type: 'text/csv;charset=utf-8' }), 'prompts.csv');
        }}
      >
        {t('prompts.sheet.out')}
      </Button>
      <FileButton label={t('prompts.sheet.in')} accept=".csv,text/csv" choose={(file) => void read(file)} />
      {report && (
        <SheetDialogue
          report={report}
          translations={translations}
          close={() => {
            setReport(null);
          }}
        />
      )}
    </>
  );
}
