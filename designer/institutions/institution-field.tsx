/** A field of an institution: chosen from those that have a name, found by name, id or social credit code. */
import { Select } from 'antd';
import { useLanguage } from '../app/use-language.ts';
import { popupBeside } from '../inspector/popup-beside.ts';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { useInstitutions } from './use-institutions.ts';

interface Props {
  id: string;
  /** Its id; empty where none is chosen. */
  value: string;
  change: (id: string) => void;
  placeholder: string;
}

/** The field; an id that has no name can stay, and is shown as it is. */
export function InstitutionField({ id, value, change, placeholder }: Props) {
  const { say } = useLanguage();
  const { place } = useDivisionWords();
  const institutions = useInstitutions();
  const known = institutions.map((each) => ({
    value: each.id,
    label: `${say(each.name)} · ${place(each.region)}`,
    sought: `${each.id} ${each.creditCode}`.toLowerCase(),
  }));
  const strange = value !== '' && !institutions.some((each) => each.id === value);
  return (
    <Select
      id={id}
      allowClear
      getPopupContainer={popupBeside}
      placeholder={placeholder}
      value={value === '' ? null : value}
      options={[...known, ...(strange ? [{ value, label: value, sought: value }] : [])]}
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label ?? ''} ${option?.sought ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      onChange={(next?: string) => {
        change(next ?? '');
      }}
    />
  );
}
