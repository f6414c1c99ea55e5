import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { JsonEditor } from '../../runs/JsonEditor.tsx';
import { useJsonDraft } from '../../runs/useJsonDraft.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { useCatalog } from '../editor/Editor.ts';
import { OWN_KINDS } from '../model/kinds.ts';
import { isTest, type Span } from '../model/trace.ts';
import type { Step } from '../model/workflow.ts';
import { useReplaying } from './Replaying.ts';
import styles from './Run.module.css';

interface Props {
  step: Step;
  /** What the step worked on before. */
  span: Span;
  onClose: () => void;
}

/** The run once more from a step on, with what it worked on before or something else. */
export function ReplayDialog({ step, span, onClose }: Props): ReactNode {
  const { source, replay } = useReplaying();
  const { operations } = useCatalog();
  // What a step of the engine's own works on has been computed already, and is no longer what its schema describes.
  const schema = step.use in OWN_KINDS ? undefined : operations.get(step.use)?.input;
  const draft = useJsonDraft(span.input ?? null, schema);
  const [problem, setProblem] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    if (draft.isChanged && draft.value === undefined) return;
    setBusy(true);
    try {
      await replay(step.id, draft.isChanged ? draft.value?.json : undefined);
      onClose();
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={`Replay from “${step.id}”`} size="lg">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={styles.about}>
          What came before is taken over as it was.{' '}
          {source !== undefined && isTest(source)
            ? 'This step and all after it are tested again, as the draft is now.'
            : 'This step and all after it are done again in earnest, in the version that ran.'}
        </p>
        <JsonEditor label={`Input of ${step.id}`} draft={draft} />
        <p className={styles.about}>Left as it is, the step computes its input anew; changed, it works on exactly this.</p>
        {problem !== undefined && <ProblemNotice error={problem} />}
        <Button type="submit" loading={isBusy} disabled={draft.isChanged && draft.value === undefined}>
          {draft.isChanged ? 'Replay with this input' : 'Replay'}
        </Button>
      </form>
    </Modal>
  );
}
