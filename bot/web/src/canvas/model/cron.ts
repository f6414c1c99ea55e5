const NAMES: Readonly<Record<string, number>> = {
  SUN: 0, MON: 1, TUE: 2, WED: 3, THU: 4, FRI: 5, SAT: 6,
  JAN: 1, FEB: 2, MAR: 3, APR: 4, MAY: 5, JUN: 6, JUL: 7, AUG: 8, SEP: 9, OCT: 10, NOV: 11, DEC: 12,
};
const MINUTE = 60_000;
const MOST_DAYS = 1_500;

interface Fields {
  minutes: ReadonlySet<number>;
  hours: ReadonlySet<number>;
  days: ReadonlySet<number>;
  months: ReadonlySet<number>;
  weekdays: ReadonlySet<number>;
  isAnyDay: boolean;
  isAnyWeekday: boolean;
}

/** The next times a schedule of plain fields fires, for a person to compare; none where the service alone can tell. */
export function nextTimes(cron: string, zone: string, from: Date, count: number): Date[] {
  const fields = readCron(cron);
  const clock = wallClock(zone);
  if (fields === undefined || clock === undefined) return [];
  const times: Date[] = [];
  let at = Math.floor(from.getTime() / MINUTE) * MINUTE + MINUTE;
  const end = at + MOST_DAYS * 24 * 60 * MINUTE;
  while (times.length < count && at < end) {
    const { month, day, weekday, hour, minute } = clock(at);
    if (!fields.months.has(month) || !isDay(fields, day, weekday)) at += (60 * (23 - hour) + 60 - minute) * MINUTE;
    else if (!fields.hours.has(hour)) at += (60 - minute) * MINUTE;
    else {
      if (fields.minutes.has(minute)) times.push(new Date(at));
      at += MINUTE;
    }
  }
  return times;
}

/** As cron has it: where both kinds of day are limited, either will do. */
function isDay({ days, weekdays, isAnyDay, isAnyWeekday }: Fields, day: number, weekday: number): boolean {
  if (!isAnyDay && !isAnyWeekday) return days.has(day) || weekdays.has(weekday);
  return days.has(day) && weekdays.has(weekday);
}

function readCron(cron: string): Fields | undefined {
  const parts = cron.trim().split(/\s+/);
  if (parts.length === 6 && /^\d+$/.test(parts[0] ?? '')) parts.shift();
  const [minutes, hours, days, months, weekdays] = [
    values(parts[0], 0, 59),
    values(parts[1], 0, 23),
    values(parts[2], 1, 31),
    values(parts[3], 1, 12),
    values(parts[4], 0, 7),
  ];
  if (parts.length !== 5 || !minutes || !hours || !days || !months || !weekdays) return undefined;
  if (weekdays.has(7)) weekdays.add(0);
  const isAny = (part: string | undefined): boolean => part === '*' || part === '?';
  return { minutes, hours, days, months, weekdays, isAnyDay: isAny(parts[2]), isAnyWeekday: isAny(parts[4]) };
}

function values(part: string | undefined, least: number, most: number): Set<number> | undefined {
  const found = new Set<number>();
  for (const piece of (part ?? '').split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(piece) ?? [];
    const [first = '', last] = range === '*' || range === '?' ? [String(least), String(most)] : range.split('-');
    const from = NAMES[first.toUpperCase()] ?? Number(first || Number.NaN);
    const to = last === undefined ? (step === undefined ? from : most) : (NAMES[last.toUpperCase()] ?? Number(last));
    if (!Number.isInteger(from) || !Number.isInteger(to) || from < least || to > most || from > to || step === '0') return undefined;
    for (let value = from; value <= to; value += Number(step ?? 1)) found.add(value);
  }
  return found;
}

interface Wall {
  month: number;
  day: number;
  weekday: number;
  hour: number;
  minute: number;
}

function wallClock(zone: string): ((at: number) => Wall) | undefined {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', month: 'numeric', day: 'numeric', weekday: 'short', hour: 'numeric', minute: 'numeric' });
    return (at) => {
      const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
      return { month: Number(parts['month']), day: Number(parts['day']), weekday: NAMES[(parts['weekday'] ?? '').toUpperCase()] ?? 0, hour: Number(parts['hour']), minute: Number(parts['minute']) };
    };
  } catch {
    return undefined;
  }
}
