/** The button that imports the official list, for those who keep the catalogue. */
import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportDialogue } from './import-dialogue.tsx';
import { useKeeps } from './use-catalogue.ts';

/** The button with its dialogue, or nothing. */
export function ImportButton() {
  const { t } = useTranslation();
  const keeps = useKeeps();
  const [isOpen, open] = useState(false);
  if (!keeps) return null;
  return (
    <>
      <Button
        type="primary"
        icon={<ImportOutlined aria-hidden />}
        onClick={() => {
          open(true);
        }}
      >
        {t('catalogue.import.button')}
      </Button>
      {isOpen && (
        <ImportDialogue
          close={() => {
            open(false);
          }}
        />
      )}
    </>
  );
}
