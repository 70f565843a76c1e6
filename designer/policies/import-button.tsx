/** The button that imports policies from a file, for those who may add some. */
import { ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../app/session.ts';
import { ImportDialogue } from './import-dialogue.tsx';

/** The button with its dialogue, or nothing. */
export function ImportButton() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const [isOpen, open] = useState(false);
  if (!may('policy.edit')) return null;
  return (
    <>
      <Button
        icon={<ImportOutlined aria-hidden />}
        onClick={() => {
          open(true);
        }}
      >
        {t('policies.import.button')}
      </Button>
      {isOpen && (
        <ImportDialogue
          close={() => {
            open(false);
          }}
          added={([first, ...more]) => {
            open(false);
            if (first !== undefined && more.length === 0) void navigate(`/policies/${first}`);
          }}
        />
      )}
    </>
  );
}
