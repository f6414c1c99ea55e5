import type { ReactNode } from 'react';

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export function Day({ at }: { at: string }): ReactNode {
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString()}>
      {DAY.format(date)}
    </time>
  );
}
