import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createConversation } from '../../api/client.ts';
import { ChatPage } from '../../chat/ChatPage.tsx';
import { Loaded } from '../../console/Loaded.tsx';
import { useEditing } from '../editor/Editor.ts';
import { aboutWorkflow } from '../model/aboutWorkflow.ts';

const key = (workflow: string): string => `parley.copilot.${workflow}`;

/** A conversation about this workflow: what is said there changes the same draft, which the canvas then shows. */
export function CopilotPanel({ flush }: { flush: () => Promise<boolean> }): ReactNode {
  const { id, workflow } = useEditing();
  const conversation = useQuery({
    queryKey: ['copilot', id],
    queryFn: async () => {
      const known = localStorage.getItem(key(id)) ?? (await createConversation());
      localStorage.setItem(key(id), known);
      return known;
    },
    staleTime: Infinity,
  });
  const phrase = async (text: string): Promise<string> => {
    await flush();
    return aboutWorkflow(text, workflow.name);
  };
  return <Loaded query={conversation}>{(known) => <ChatPage conversation={known} phrase={phrase} />}</Loaded>;
}
