import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useId, useState } from 'react';
import { send } from '../../api/client.ts';
import { endSessionOn401 } from '../../api/queries.ts';
import type { Action, Block, Message } from '../../api/types.ts';
import { useConversing } from '../ConversationContext.tsx';

interface Form {
  values: Record<string, string>;
  fill(id: string, value: string): void;
  press(action: Action): void;
  /** The pressed action, until the server has reacted; no other can be pressed meanwhile. */
  pressed: Action | undefined;
  /** Labels of required inputs that were empty when a button was pressed. */
  missing: string[];
  error: Error | null;
  /** Of the element that says why some buttons cannot be pressed. */
  whyId: string;
}

interface Press {
  action: Action;
  /** What the message and the conversation were at that moment. */
  messageSeq: number;
  lastSeq: number;
}

/** If nothing at all comes of a press, the buttons must not stay dead. */
const PATIENCE_MILLIS = 10_000;

const Context = createContext<Form | undefined>(undefined);

export function useForm(): Form {
  const form = useContext(Context);
  if (form === undefined) throw new Error('This block belongs inside a FormProvider');
  return form;
}

/** A message as a form: its inputs, and its buttons that send them. */
export function FormProvider({ message, children }: { message: Message; children: ReactNode }): ReactNode {
  const { conversation, lastSeq, follow } = useConversing();
  const client = useQueryClient();
  const [filled, setFilled] = useState<Record<string, string>>({});
  const [press, setPress] = useState<Press>();
  const [missing, setMissing] = useState<string[]>([]);
  const values = { ...preset(message.blocks), ...filled };
  const post = useMutation({
    mutationFn: ({ action }: Press) => send(conversation, { action: action.id, values: { ...values, value: action.value } }),
    onError: (error) => {
      setPress(undefined);
      endSessionOn401(client, error);
    },
  });

  const isUnanswered = press !== undefined && press.messageSeq === message.seq && press.lastSeq === lastSeq;
  const isWaiting = press !== undefined && (post.isPending || isUnanswered);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setTimeout(() => setPress(undefined), PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, [isWaiting]);

  const form: Form = {
    values,
    fill: (id, value) => setFilled((all) => ({ ...all, [id]: value })),
    press: (action) => {
      if (isWaiting) return;
      const empty = needsInputs(action, message.blocks) ? emptyRequired(message.blocks, values) : [];
      setMissing(empty);
      if (empty.length > 0) return;
      const next = { action, messageSeq: message.seq, lastSeq };
      setPress(next);
      follow();
      post.mutate(next);
    },
    pressed: isWaiting ? press.action : undefined,
    missing,
    error: post.error,
    whyId: useId(),
  };
  return <Context value={form}>{children}</Context>;
}

export function preset(blocks: Block[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type === 'input') values[block.id] = block.value ?? (block.kind === 'boolean' ? 'false' : '');
    if (block.type === 'select') values[block.id] = block.value ?? '';
  }
  return values;
}

export function emptyRequired(blocks: Block[], values: Record<string, string>): string[] {
  return blocks.flatMap((block) =>
    block.type === 'input' && block.required && block.kind !== 'boolean' && (values[block.id] ?? '').trim() === '' ? [block.label] : [],
  );
}

/** The main button sends the form; a way out (reject, discard, a side road) needs nothing filled in. */
function needsInputs(action: Action, blocks: Block[]): boolean {
  const hasPrimary = blocks.some((block) => block.type === 'buttons' && block.actions.some(({ style }) => style === 'primary'));
  return hasPrimary ? action.style === 'primary' : action.style !== 'danger';
}
