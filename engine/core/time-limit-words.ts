/** What is left of a time limit, in words. */
import { text, type Text } from './text.ts';
import type { LimitStanding, TimeLimit } from './time-limit.ts';

const hour = 3_600_000;
const day = 24 * hour;

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** An amount of the limit’s own clock; working days are rounded up, for the day that runs is still there. */
function amountOf(ms: number, limit: TimeLimit): Text {
  if ('workdays' in limit) {
    const days = Math.max(1, Math.ceil(ms / day));
    return text(`${days} 个工作日`, counted(days, 'working day'));
  }
  const working = 'workhours' in limit;
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  const [days, hours] = working ? [0, Math.floor(minutes / 60)] : [Math.floor(ms / day), Math.floor(minutes / 60) % 24];
  const rest = minutes % 60;
  const zh = [days && `${days} 天`, hours && `${hours} 小时`, !days && rest && `${rest} 分钟`];
  const en = [days && counted(days, 'day'), hours && counted(hours, 'hour'), !days && rest && counted(rest, 'minute')];
  const said = text(zh.filter(Boolean).join(' '), en.filter(Boolean).join(' '));
  return working ? text(`${said['zh-CN']}（工作时间）`, `${said.en} of working time`) : said;
}

/** “还剩 3 个工作日”, “1 working day overdue”; it says so where the free days of a year are not known yet. */
export function remainingWords({ state, leftMs, yearsUnsaid }: LimitStanding, limit: TimeLimit): Text {
  const amount = amountOf(Math.abs(leftMs), limit);
  const said = {
    running: text(`还剩 ${amount['zh-CN']}`, `${amount.en} left`),
    overdue: text(`已超期 ${amount['zh-CN']}`, `${amount.en} overdue`),
    'standing-still': text(`计时已暂停，还剩 ${amount['zh-CN']}`, `The clock stands still with ${amount.en} left`),
  }[state];
  if (yearsUnsaid.length === 0) return said;
  return text(
    `${said['zh-CN']}（${yearsUnsaid.join('、')} 年放假安排尚未公布，暂按周一至周五推算）`,
    `${said.en} (the holidays of ${yearsUnsaid.join(', ')} have not been announced; reckoned by Monday to Friday)`,
  );
}
