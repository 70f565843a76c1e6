/** How much, as bars of which as many are filled: so that it is not told by colour alone. */
import styles from './heat-mark.module.css';

const bars = [1, 2, 3, 4];

/** Four bars; the words are beside it. */
export function HeatMark({ level }: { level: number }) {
  return (
    <svg className={styles.bars} viewBox="0 0 18 14" aria-hidden>
      {bars.map((bar) => (
        <rect
          key={bar}
          className={bar <= level ? styles.filled : styles.empty}
          x={(bar - 1) * 4.75}
          y={14 - bar * 3.5}
          width={3}
          height={bar * 3.5}
          rx={1}
        />
      ))}
    </svg>
  );
}
