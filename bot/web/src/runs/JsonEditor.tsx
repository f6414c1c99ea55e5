import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import type { JsonDraft } from './useJsonDraft.ts';
import styles from './Dialogs.module.css';

/** Room for JSON, and beneath it at once what does not fit. */
export function JsonEditor({ label, draft, placeholder }: { label: string; draft: JsonDraft; placeholder?: string }): ReactNode {
  return (
    <>
      <Textarea
        label={label}
        value={draft.text}
        placeholder={placeholder}
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={draft.tidy}
        autosize
        minRows={8}
        maxRows={22}
        spellCheck={false}
        error={draft.findings.length > 0}
        aria-describedby="json-findings"
        classNames={{ input: styles.code ?? '' }}
        data-autofocus
      />
      <div id="json-findings" role="status">
        {draft.findings.length > 0 && (
          <ul className={styles.findings}>
            {draft.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
