/** The file of the calendar (rulesets/calendar/): by year, the days on which offices differ from Monday to Friday. */
import { z } from 'zod';
import { isWorkday, mondayToFriday, type WorkCalendar } from './calendar.ts';
import { Text } from './text.ts';

const Day = z.string().regex(z.regexes.date).describe('Day, YYYY-MM-DD');

/** What a file of rulesets/calendar/ holds; a year that it lacks goes by Monday to Friday. */
export const CalendarFile = z
  .strictObject({
    $schema: z.string().optional(),
    years: z.record(
      z.string().regex(/^\d{4}$/),
      z.strictObject({
        source: Text.describe('The notice that says so'),
        holidays: z.array(Day).max(60).describe('Days off, weekends among them or not'),
        workdays: z.array(Day).max(30).describe('Weekends worked in exchange'),
      }),
    ),
  })
  .superRefine(({ years }, context) => {
    for (const [year, { holidays, workdays }] of Object.entries(years)) {
      const misplaced = [...holidays, ...workdays].find((day) => !day.startsWith(`${year}-`));
      const weekday = workdays.find((day) => isWorkday(day, mondayToFriday) || holidays.includes(day));
      if (misplaced !== undefined) context.addIssue({ code: 'custom', path: ['years', year], message: misplaced });
      if (weekday !== undefined) context.addIssue({ code: 'custom', path: ['years', year], message: weekday });
    }
  })
  .describe('Public holidays, and weekends worked in exchange');

/** The calendar that a file gives. */
export const calendarOf = ({ years }: z.infer<typeof CalendarFile>): WorkCalendar => ({
  holidays: Object.values(years).flatMap(({ holidays }) => holidays),
  workdays: Object.values(years).flatMap(({ workdays }) => workdays),
});
