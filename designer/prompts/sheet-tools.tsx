/** The buttons for translators: the sheet out, and a corrected sheet read as a report. */
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../app/save-file.ts';
import type { PromptTranslations } from '../../engine/core/prompt-languages.ts';
import type { Prompts } from '../../engine/core/prompt.ts';
import { reportOf, sheetOf, type SheetReport } from './prompt-csv.ts';
import { SheetDialogue } from './sheet-dialogue.tsx';

/** The buttons. */
export function SheetTools({ prompts, translations }: { prompts: Prompts; translations: PromptTranslations }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<SheetReport | null>(null);
  const read = async (file: File | undefined) => {
    if (file) setReport(reportOf(await file.text(), prompts, translations));
    if (input.current) input.current.value = '';
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
      <Button
        icon={<UploadOutlined aria-hidden />}
        onClick={() => {
          input.current?.click();
        }}
      >
        {t('prompts.sheet.in')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,text/csv"
        aria-label={t('prompts.sheet.in')}
        onChange={({ target }) => {
          void read(target.files?.[0]);
        }}
      />
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
