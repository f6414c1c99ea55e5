import { useEffect, useState } from 'react';

const SECOND = 1_000;

/** The time, every second, for what is measured while it goes on. Stands still while `isTicking` is false. */
export function useNow(isTicking = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isTicking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}
