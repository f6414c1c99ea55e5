import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './CodeBlock.module.css';

export function CodeBlock({ text, language }: { text: string; language: string | undefined }): ReactNode {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), 2_000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('refused');
    }
  };
  return (
    <figure className={styles.code}>
      <figcaption>
        <span>{language}</span>
        {/* Browsers offer the clipboard to secure pages and localhost only. */}
        {window.isSecureContext && (
          <button type="button" onClick={() => void copy()}>
            <Icon name={state === 'copied' ? 'check' : 'copy'} size={14} />
            <span aria-live="polite">{LABEL[state]}</span>
          </button>
        )}
      </figcaption>
      <pre tabIndex={0}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}

const LABEL = { idle: 'Copy', copied: 'Copied', refused: 'Not allowed by the browser' };
