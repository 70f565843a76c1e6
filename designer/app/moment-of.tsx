/** A moment: date and time, and how long ago. */
import { useLanguage } from './use-language.ts';
import { dateAndTime, relativeTime } from './dates.ts';

/** Shows a moment as "11月21日 14:05 (3 分钟前)". */
export function MomentOf({ at }: { at: string }) {
  const { language } = useLanguage();
  return (
    <time dateTime={at}>
      {dateAndTime(at, language)} ({relativeTime(at, language)})
    </time>
  );
}
