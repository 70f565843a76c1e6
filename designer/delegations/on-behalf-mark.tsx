/** In whose place something is done. */
import { SwapOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { NamedPerson } from '../../engine/core/api.ts';
import { Mark } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';

/** “替 王 办理”; nothing where one acts for oneself. */
export function OnBehalfMark({ of }: { of: NamedPerson | undefined }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (!of) return null;
  return (
    <Mark tone="attention" icon={<SwapOutlined aria-hidden />} word={t('delegations.for', { name: say(of.name) })} />
  );
}
