import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { onPaletteAsked } from './asking.ts';

const Palette = lazy(() => import('./Palette.tsx'));

/** Loads the palette when it is first asked for. */
export function PaletteHost(): ReactNode {
  const [timesAsked, setTimesAsked] = useState(0);
  useEffect(() => onPaletteAsked(() => setTimesAsked((times) => times + 1)), []);
  if (timesAsked === 0) return null;
  return (
    <Suspense>
      <Palette timesAsked={timesAsked} />
    </Suspense>
  );
}
