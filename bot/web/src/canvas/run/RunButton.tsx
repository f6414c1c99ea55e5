import { Button, JsonInput, Modal, SegmentedControl } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { ApiProblem } from '../../api/problem.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { useEditing } from '../editor/Editor.ts';
import type { Run } from '../editor/useRun.ts';
import { isOver } from '../model/trace.ts';
import { keptInput, keepInput, sampleInput, writtenInput } from './sampleInput.ts';
import styles from './Run.module.css';

interface Props {
  run: Run;
  flush: () => Promise<boolean>;
}

const NOT_SAVED = new ApiProblem(
  0,
  'Your last changes are not saved',
  'The test would be of the draft before them.',
  'Close this: above the canvas it says why, and how to save them.',
);

type Mode = 'test' | 'live';

/** Runs the draft with sample data, or the live version in earnest. */
export function RunButton({ run, flush }: Props): ReactNode {
  const { id, workflow, draft } = useEditing();
  const [isOpen, setOpen] = useState(false);
  const [mode, setMode] = useState<Mode>('test');
  const [input, setInput] = useState('');
  const [problem, setProblem] = useState<unknown>();
  const isStarting = useRef(false);
  const isGoing = run.execution !== undefined && !isOver(run.execution.status);

  const open = (): void => {
    setInput(keptInput(id) ?? JSON.stringify(sampleInput(workflow.trigger), null, 2));
    setProblem(undefined);
    setOpen(true);
  };
  const start = async (): Promise<void> => {
    // A second click must not start a second run in earnest.
    if (isStarting.current) return;
    isStarting.current = true;
    setProblem(undefined);
    try {
      const given = writtenInput(input);
      keepInput(id, input);
      if (!(await flush()) && mode === 'test') throw NOT_SAVED;
      await run.start(mode, given);
      setOpen(false);
    } catch (error) {
      setProblem(error);
    } finally {
      isStarting.current = false;
    }
  };

  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerPlay size={15} />}
        loading={isGoing}
        aria-keyshortcuts="R"
        onClick={open}
      >
        Run
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title="Run it" size="lg">
        <div className={styles.form}>
          <SegmentedControl
            aria-label="Mode"
            value={mode}
            data={[
              { value: 'test', label: 'Test the draft' },
              { value: 'live', label: 'Run the live version', disabled: draft.liveVersion === undefined },
            ]}
            onChange={(next) => setMode(next === 'live' ? 'live' : 'test')}
          />
          <p className={styles.about}>
            {mode === 'test'
              ? 'Calls that would change something answer their sample, approvals are approved, waits are over at once. Calls that only read are made.'
              : 'Everything is done in earnest, by the version that is live.'}
          </p>
          <JsonInput
            label="Sample data"
            description="What starts the run; read as input"
            autosize
            minRows={6}
            data-autofocus
            onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && void start()}
            maxRows={18}
            value={input}
            onChange={setInput}
            validationError="This is no JSON yet."
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mono)', fontSize: '0.8rem' } }}
          />
          {problem !== undefined && <ProblemNotice error={problem} />}
          <Button onClick={() => void start()}>{mode === 'test' ? 'Run the test' : 'Run it live'}</Button>
        </div>
      </Modal>
    </>
  );
}
