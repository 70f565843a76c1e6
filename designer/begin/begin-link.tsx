/** The way to a new scenario, for whoever may make one. */
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../app/session.ts';

/** "新建场景", or nothing. */
export function BeginLink() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  if (!may('scenario.edit')) return null;
  return (
    <Button
      type="primary"
      href="/scenarios/new"
      icon={<PlusOutlined aria-hidden />}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void navigate('/scenarios/new');
      }}
    >
      {t('begin.title')}
    </Button>
  );
}
