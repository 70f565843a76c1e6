/** A field of one division: chosen in columns of provinces, cities and counties, found by name or code, or typed as a code that no list has. */
import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { Dropdown, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { RegionList } from './region-list.tsx';
import styles from './regions.module.css';
import { useDivisionWords } from './use-divisions.ts';
import { useRegionField } from './use-region-field.ts';

interface Props {
  id: string;
  /** A code; empty where none is chosen; a text that is no division stays for the form to refuse. */
  value: string;
  change: (code: string) => void;
  /** Only this division and what lies in it. */
  within?: string;
  isWrong?: boolean;
  describedBy?: string;
  placeholder?: string;
}

/** Where the list lies: in the dialogue that the field is in, else on the page. */
const around = (field: HTMLElement): HTMLElement => field.closest<HTMLElement>('[role=dialog]') ?? document.body;

/** A field of one division. */
export function RegionField({ value, change, ...rest }: Props) {
  return (
    <RegionBox
      {...rest}
      value={value}
      chosen={value === '' ? [] : [value]}
      take={(codes) => {
        change(codes[0] ?? '');
      }}
    />
  );
}

interface BoxProps extends Omit<Props, 'change'> {
  chosen: readonly string[];
  take: (codes: string[]) => void;
}

/** The box that opens the list, for one division or to add one to several. */
export function RegionBox({ id, value, chosen, take, within, isWrong = false, describedBy, placeholder }: BoxProps) {
  const { t } = useTranslation();
  const { way } = useDivisionWords();
  const choice = useRegionField({ value, within: within ?? null, take });
  const { open, typed, active, offer } = choice;
  const isOpen = open && offer !== null;
  const list = `${id}-list`;
  return (
    <Dropdown
      open={isOpen}
      trigger={[]}
      placement="bottomLeft"
      getPopupContainer={around}
      popupRender={() => offer && <RegionList id={list} {...{ choice, offer, chosen }} />}
    >
      <Input
        id={id}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-haspopup="tree"
        aria-expanded={isOpen}
        {...(isOpen && { 'aria-controls': list })}
        {...(isOpen && active !== null && { 'aria-activedescendant': `${list}-${active}` })}
        aria-invalid={isWrong}
        {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
        status={isWrong ? 'error' : ''}
        value={typed ?? (value === '' ? '' : way(value))}
        {...(placeholder !== undefined && { placeholder })}
        {...(value !== '' && { title: value })}
        onFocus={({ target }) => {
          target.select();
        }}
        onClick={choice.openIt}
        onChange={({ target }) => {
          choice.type(target.value);
        }}
        onKeyDown={choice.follow}
        onBlur={choice.leave}
        suffix={
          value === '' ? (
            <DownOutlined aria-hidden className={styles.mark ?? ''} />
          ) : (
            <button
              type="button"
              className={styles.clear}
              aria-label={t('regions.clear')}
              onClick={() => {
                take([]);
              }}
            >
              <CloseOutlined aria-hidden />
            </button>
          )
        }
      />
    </Dropdown>
  );
}
