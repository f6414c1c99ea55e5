import { createContext, type ReactNode, useContext, useMemo } from 'react';

interface Conversing {
  conversation: string;
  /** Highest seq known; it grows when the server has reacted to something. */
  lastSeq: number;
  /** Has the reader see what comes of what they just did. */
  follow: () => void;
}

const Context = createContext<Conversing | undefined>(undefined);

/** Spares the blocks deep inside a message from being handed the conversation by everything between. */
export function ConversationProvider({ conversation, lastSeq, follow, children }: Conversing & { children: ReactNode }): ReactNode {
  const value = useMemo(() => ({ conversation, lastSeq, follow }), [conversation, lastSeq, follow]);
  return <Context value={value}>{children}</Context>;
}

export function useConversing(): Conversing {
  const value = useContext(Context);
  if (value === undefined) throw new Error('This component belongs inside a ConversationProvider');
  return value;
}
