import { Select, TextInput } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { nextTimes } from '../model/cron.ts';
import { useFieldError } from './Scope.ts';
import styles from './Panel.module.css';

interface Props {
  cron: string;
  zone: string;
  misfire: string;
  set: (name: string, value: unknown, isRequired?: boolean) => void;
}

const USUAL = [
  { value: '*/15 * * * *', label: 'Every 15 minutes' },
  { value: '0 * * * *', label: 'Every hour' },
  { value: '0 9 * * *', label: 'Every day at 9:00' },
  { value: '0 9 * * MON-FRI', label: 'On weekdays at 9:00' },
  { value: '0 9 * * MON', label: 'Mondays at 9:00' },
  { value: '0 9 1 * *', label: 'On the first of the month at 9:00' },
];

/** When it starts, and the next times that this means. */
export function ScheduleFields({ cron, zone, misfire, set }: Props): ReactNode {
  const error = useFieldError('cron');
  const zoneError = useFieldError('zone');
  const zones = useMemo(() => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')], []);
  const times = useMemo(() => nextTimes(cron, zone, new Date(), 5), [cron, zone]);
  return (
    <>
      <Select label="How often" data={USUAL} placeholder="Your own times" value={USUAL.some(({ value }) => value === cron) ? cron : null} onChange={(next) => next !== null && set('cron', next, true)} />
      <TextInput label="Cron" description="Minute, hour, day of the month, month, day of the week" withAsterisk error={error} value={cron} onChange={(event) => set('cron', event.currentTarget.value, true)} styles={{ input: { fontFamily: 'var(--mono)' } }} />
      <Select label="Time zone" searchable allowDeselect={false} error={zoneError} data={zones} limit={60} value={zone} onChange={(next) => next !== null && set('zone', next, true)} />
      {times.length > 0 && (
        <section className={styles.section} aria-label="Next times">
          <h3>Next times</h3>
          <ol className={styles.lines}>
            {times.map((time) => (
              <li key={time.getTime()}>{time.toLocaleString(undefined, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}</li>
            ))}
          </ol>
        </section>
      )}
      <Select
        label="Moments missed while Parley was down"
        allowDeselect={false}
        data={[
          { value: 'once', label: 'Make up for all of them by one run' },
          { value: 'all', label: 'Make up for each of them' },
          { value: 'skip', label: 'Leave them out' },
        ]}
        value={misfire}
        onChange={(next) => set('misfire', next === 'once' ? undefined : next)}
      />
    </>
  );
}
