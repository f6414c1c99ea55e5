import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useActions, useEditing } from '../editor/Editor.ts';
import { idRefusal, renameStep, setStep } from '../model/graph.ts';
import type { Step } from '../model/workflow.ts';

/** What a step is called: for people, and in expressions. */
export function StepIdentity({ step }: { step: Step }): ReactNode {
  const { workflow } = useEditing();
  const { edit, select } = useActions();
  const [id, setId] = useState(step.id);
  const refusal = idRefusal(workflow, step.id, id);
  const rename = (): void => {
    if (refusal !== undefined || id === step.id) return;
    edit((before) => renameStep(before, step.id, id));
    select([id]);
  };
  return (
    <>
      <TextInput
        label="Title"
        description="Shown on the card"
        value={step.title ?? ''}
        onChange={(event) => {
          const title = event.currentTarget.value;
          const { title: _, ...rest } = step;
          edit((before) => setStep(before, title === '' ? rest : { ...rest, title }), `title:${step.id}`);
        }}
      />
      <TextInput
        label="Id"
        description={`Expressions read this step as ${id}.output; they follow when it changes`}
        value={id}
        error={refusal}
        onChange={(event) => setId(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
    </>
  );
}
