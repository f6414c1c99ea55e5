import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { JsonEditor } from './JsonEditor.tsx';
import type { Basis } from './replayBasis.ts';
import { useJsonDraft } from './useJsonDraft.ts';
import styles from './Dialogs.module.css';

export interface ReplayFormProps {
  /** What happens again, and what does not. */
  about: string;
  /** What is given, such as "Input of the run". */
  label: string;
  basis: Basis;
  /** Where nothing was computed: what the workflow says instead, braces and all. */
  written?: unknown;
  /** What comes of it when nothing is changed, such as "it is computed anew". */
  untouched: string;
  /** @param input what to work on; undefined leaves it to the workflow */
  replay: (input: { json: unknown } | undefined) => Promise<unknown>;
  onClose: () => void;
}

/** Something is done again: as it was, or with what is given here. Only what was changed is sent. */
export function ReplayForm({ about, label, basis, written, untouched, replay, onClose }: ReplayFormProps): ReactNode {
  const draft = useJsonDraft(basis.is === 'known' ? basis : undefined, basis.is === 'none' ? undefined : basis.schema);
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const isIncomplete = draft.isChanged && draft.value === undefined;
  const submit = async (): Promise<void> => {
    if (isIncomplete) return;
    setBusy(true);
    try {
      await replay(draft.isChanged ? draft.value : undefined);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={styles.lead}>{about}</p>
      {basis.is !== 'known' && <p className={styles.lead}>{basis.why}</p>}
      {basis.is === 'unknown' && written !== undefined && <Written json={written} />}
      {basis.is !== 'none' && (
        <>
          <JsonEditor label={label} draft={draft} {...(basis.is === 'unknown' && { placeholder: `Left empty, ${untouched}` })} />
          <p className={styles.rule}>
            Left {basis.is === 'known' ? 'as it is' : 'empty'}, {untouched}. Else it is taken exactly as it stands here: JSON with values, in which{' '}
            {'{{…}}'} is not computed.
          </p>
        </>
      )}
      {problem !== undefined && <ProblemNotice error={problem} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" loading={isBusy} disabled={isIncomplete}>
          {draft.isChanged ? 'Replay with this input' : 'Replay'}
        </Button>
      </Group>
    </form>
  );
}

function Written({ json }: { json: unknown }): ReactNode {
  return (
    <figure className={styles.written}>
      <figcaption>The workflow says</figcaption>
      <pre tabIndex={0} aria-label="The workflow says">
        {JSON.stringify(json, null, 2)}
      </pre>
    </figure>
  );
}
