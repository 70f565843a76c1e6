/** Items of the application catalogue in a form: one or several, found by their names or codes, kept by their codes. */
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { popupBeside } from '../inspector/popup-beside.ts';
import type { Choice } from './data-names.ts';

interface Props {
  id: string;
  several: boolean;
  value: unknown;
  options: readonly Choice[];
  change: (value: unknown) => void;
  left: () => void;
  describedBy: string | undefined;
  isWrong: boolean;
}

const codesIn = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((code) => typeof code === 'string').filter(Boolean);

/** The field; a code that the catalogue does not know stays, and is shown as it is, until the server says so. */
export function CatalogueField({ id, several, value, options, change, left, describedBy, isWrong }: Props) {
  const { t } = useTranslation();
  const chosen = codesIn(value);
  const strange = chosen.filter((code) => options.every((each) => each.value !== code));
  const common = {
    ...{ id, allowClear: true, getPopupContainer: popupBeside, onBlur: left, loading: options.length === 0 },
    ...(isWrong && { status: 'error' as const }),
    ...{ 'aria-invalid': isWrong, 'aria-describedby': describedBy },
    options: [...options, ...strange.map((code) => ({ value: code, label: code }))],
    placeholder: t('procedures.find-item'),
    notFoundContent: t('procedures.no-such-item'),
    showSearch: { optionFilterProp: 'label' },
    style: { width: '100%' },
  };
  return several ? (
    <Select
      {...common}
      mode="multiple"
      value={chosen}
      onChange={(codes: string[]) => {
        change(codes.length > 0 ? codes : undefined);
      }}
    />
  ) : (
    <Select
      {...common}
      value={chosen[0] ?? null}
      onChange={(code?: string | null) => {
        change(code ?? undefined);
      }}
    />
  );
}
