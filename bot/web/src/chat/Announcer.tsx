import { type ReactNode, useEffect, useRef, useState } from 'react';
import { plainText } from './markdown/parse.ts';
import { entries, type Timeline } from './timeline.ts';

/** Reads new messages of Parley aloud, once each. Updates of a live message stay silent: they would never end. */
export function Announcer({ timeline }: { timeline: Timeline }): ReactNode {
  const latest = entries(timeline).at(-1)?.message;
  const first = useRef(latest?.id);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (latest === undefined || latest.from === 'user' || latest.id === first.current) return;
    first.current = latest.id;
    const heading = latest.blocks.find((block) => block.type === 'text');
    setWords(`Parley: ${plainText(latest.text || (heading?.type === 'text' ? heading.text : ''))}`);
  }, [latest]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
}
