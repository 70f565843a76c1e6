/** How the saved tests of a version went when it was filed. */
import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { VersionSummary } from '../../engine/core/api.ts';
import { Mark } from '../app/mark.tsx';

/** The outcome. */
export function SuiteMark({ suite }: Pick<VersionSummary, 'suite'>) {
  const { t } = useTranslation();
  if (!suite) return <Mark tone="quiet" icon={<MinusCircleOutlined aria-hidden />} word={t('versions.suite.none')} />;
  const { tests, failed } = suite;
  return failed.length === 0 ? (
    <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={t('versions.suite.green', { count: tests })} />
  ) : (
    <Mark
      tone="refused"
      icon={<CloseCircleFilled aria-hidden />}
      word={t('versions.suite.red', { failed: failed.length, tests })}
    />
  );
}
