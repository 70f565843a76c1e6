/** The ways out of a draft: BPMN 2.0 with its diagram for other tools, plain or in lanes, or its document for another Yikatong. */
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../engine/core/scenario.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { saveFile } from '../app/save-file.ts';
import { saveFrom } from '../app/save-from.ts';

const formats = ['bpmn', 'lanes', 'json'] as const;
type Format = (typeof formats)[number];

async function save(scenario: Scenario, format: Format): Promise<void> {
  const { id } = scenario;
  if (format === 'json')
    saveFile(new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' }), `${id}.json`);
  else await saveFrom(`/api/scenarios/${encodeURIComponent(id)}/draft.bpmn?lanes=${format === 'lanes'}`, `${id}.bpmn`);
}

/** The button. */
export function ExportButton({ scenario }: { scenario: Scenario }) {
  const { t } = useTranslation();
  const saving = useMutation({ mutationFn: (format: Format) => save(scenario, format) });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: formats.map((key) => ({ key, label: t(`scenario.export-as.${key}`) })),
          onClick: ({ key }) => {
            saving.mutate(key as Format);
          },
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />} loading={saving.isPending} aria-haspopup="menu">
          {t('scenario.export')}
        </Button>
      </Dropdown>
      {saving.isError && <ProblemAlert error={saving.error} />}
    </>
  );
}
