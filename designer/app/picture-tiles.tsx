/** Values as tiles, with pictures where there are some: one of them, or several; what is chosen is ticked. */
import { CheckOutlined } from '@ant-design/icons';
import styles from './picture-tiles.module.css';
import { hasPictures, UsePicture } from './use-picture.tsx';

/** A value to choose. */
export interface Tile {
  value: string;
  label: string;
  /** Why it cannot be chosen now. */
  whyNot?: string | undefined;
}

interface Props {
  /** The setting that the values are of, by which their pictures are found. */
  of: string;
  tiles: readonly Tile[];
  chosen: readonly unknown[];
  isMany?: boolean;
  /** Picture and word side by side, in a low row. */
  isLow?: boolean;
  /** Name of the group of radio buttons. */
  name: string;
  disabled?: boolean;
  /** Id of what says why some cannot be chosen. */
  describedBy?: string | undefined;
  choose: (value: string, isOn: boolean) => void;
}

/** The tiles: check boxes where several may be chosen, else radio buttons. */
export function PictureTiles({
  of,
  tiles,
  chosen,
  isMany = false,
  isLow = false,
  name,
  disabled = false,
  describedBy,
  choose,
}: Props) {
  return (
    <div className={styles.tiles} data-pictures={(hasPictures(of) && !isLow) || undefined}>
      {tiles.map(({ value, label, whyNot }) => (
        <label key={value} className={styles.tile} title={whyNot} data-closed={whyNot !== undefined || undefined}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={name}
            disabled={disabled || whyNot !== undefined}
            {...(whyNot !== undefined && describedBy !== undefined && { 'aria-describedby': describedBy })}
            checked={chosen.includes(value)}
            onChange={({ target }) => {
              choose(value, target.checked);
            }}
          />
          {hasPictures(of) && value !== '' && (
            <span className={styles.picture} aria-hidden>
              <UsePicture of={of} value={value} />
            </span>
          )}
          <span>{label}</span>
          <CheckOutlined aria-hidden className={styles.check ?? ''} />
        </label>
      ))}
    </div>
  );
}
