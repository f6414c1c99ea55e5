import { type ReactNode, useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useActions, useEditing } from '../editor/Editor.ts';
import { checkJson } from '../model/json.ts';
import { readWorkflow } from '../model/workflow.ts';
import styles from './JsonView.module.css';

/** The workflow as its JSON: the same truth, to be read, changed and pasted. */
export function JsonView({ onClose }: { onClose: () => void }): ReactNode {
  const { workflow, canEdit } = useEditing();
  const { edit } = useActions();
  const [draft, setDraft] = useState<string>();
  const text = draft ?? JSON.stringify(workflow, null, 2);
  const checked = useMemo(() => checkJson(text), [text]);
  const lines = useMemo(() => Array.from({ length: text.split('\n').length }, (_, line) => line + 1).join('\n'), [text]);
  const gutter = useRef<HTMLPreElement>(null);

  const apply = (): void => {
    if (checked.problem !== undefined) return;
    edit(() => readWorkflow(checked.json));
    setDraft(undefined);
  };
  return (
    <div className={styles.view}>
      <div className={styles.editor}>
        <pre ref={gutter} className={styles.gutter} aria-hidden="true">
          {lines}
        </pre>
        <textarea
          className={styles.text}
          aria-label="Workflow as JSON"
          aria-invalid={checked.problem !== undefined}
          spellCheck={false}
          readOnly={!canEdit}
          wrap="off"
          value={text}
          onChange={(event) => setDraft(event.currentTarget.value)}
          onScroll={(event) => {
            if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      <footer className={styles.foot}>
        <p className={checked.problem === undefined ? styles.fine : styles.problem} role="status">
          {checked.problem ?? (draft === undefined ? 'As on the canvas' : 'Changed; apply it to see it on the canvas')}
        </p>
        <Button onClick={() => void navigator.clipboard.writeText(text)}>Copy</Button>
        <Button disabled={draft === undefined} onClick={() => setDraft(undefined)}>
          Discard
        </Button>
        <Button
          look="primary"
          disabled={draft !== undefined && checked.problem !== undefined}
          onClick={() => {
            if (draft !== undefined) apply();
            onClose();
          }}
        >
          {draft === undefined ? 'Back to the canvas' : 'Apply'}
        </Button>
      </footer>
    </div>
  );
}
