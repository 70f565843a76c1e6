/** The facts about where, how and when a card is used. */
import { chinaDay, isWorkday, mondayToFriday } from '../calendar.ts';
import type { Fact } from './facts.ts';
import { cardModes, environments, networks } from '../nodes/start.ts';
import { text } from '../text.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** China is eight hours ahead, and has no summer time. */
const aheadMs = 8 * 3_600_000;
const inChina = (now: Date): Date => new Date(now.getTime() + aheadMs);

/** The facts. */
export const caseFacts = {
  'use.mode': {
    type: 'string',
    label: text('用卡模式', 'Card mode'),
    source: 'terminal',
    values: Object.keys(cardModes),
    of: ({ data }) => data.use?.mode,
  },
  'use.environment': {
    type: 'string',
    label: text('用卡环境', 'Environment'),
    source: 'terminal',
    values: Object.keys(environments),
    of: ({ data }) => data.use?.environment,
  },
  'use.network': {
    type: 'string',
    label: text('网络环境', 'Network'),
    source: 'terminal',
    values: Object.keys(networks),
    of: ({ data }) => data.use?.network,
  },
  'place.region': {
    type: 'region',
    label: text('办理地区', 'Division where it takes place'),
    source: 'case',
    of: ({ data }) => data.place.region,
  },
  'place.institution': {
    type: 'string',
    label: text('应用机构', 'Institution'),
    source: 'case',
    of: ({ data }) => data.place.institution ?? undefined,
  },
  'clock.hour': {
    type: 'number',
    label: text('当前小时（0–23）', 'Hour of the day (0–23)'),
    source: 'clock',
    span: [0, 23],
    freshMinutes: 0,
    of: ({ now }) => inChina(now).getUTCHours(),
  },
  'clock.today': {
    type: 'date',
    label: text('今天', 'Today'),
    source: 'clock',
    freshMinutes: 0,
    of: ({ now }) => chinaDay(now),
  },
  'clock.weekday': {
    type: 'string',
    label: text('星期', 'Day of the week'),
    source: 'clock',
    values: [...weekdays.slice(1), weekdays[0]],
    freshMinutes: 0,
    of: ({ now }) => weekdays[inChina(now).getUTCDay()],
  },
  'clock.workday': {
    type: 'boolean',
    label: text('今天是工作日', 'Today is a working day'),
    source: 'clock',
    freshMinutes: 0,
    of: ({ now, calendar }) => isWorkday(chinaDay(now), calendar ?? mondayToFriday),
  },
} as const satisfies Record<string, Fact>;
