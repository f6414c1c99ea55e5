/** A point in time as its reader would put it: the day is left out when it is today, the year when it is this one. */
export function momentWords(at: string, now = new Date(), locale?: string, timeZone?: string): string {
  const then = new Date(at);
  const day = (date: Date): string => date.toLocaleDateString('en-CA', { timeZone });
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZone };
  if (day(then) === day(now)) return then.toLocaleTimeString(locale, time);
  const isThisYear = day(then).slice(0, 4) === day(now).slice(0, 4);
  return then.toLocaleString(locale, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }), ...time });
}
