import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Timeline } from '../chat/timeline.ts';
import { timelineQuery } from '../chat/useConversation.ts';
import { conversationQuery } from './queries.ts';

/** Whether Parley has said something while nobody was looking. */
export function useHasNews(isOpen: boolean): boolean {
  const { data: conversation = '' } = useQuery({ ...conversationQuery, enabled: false });
  const { data: timeline } = useQuery({ ...timelineQuery(conversation), enabled: false });
  const newest = newestWord(timeline);
  const [seen, setSeen] = useState({ conversation, seq: newest });
  useEffect(() => {
    if (isOpen) setSeen({ conversation, seq: newest });
  }, [isOpen, conversation, newest]);
  return !isOpen && seen.conversation === conversation && newest > seen.seq;
}

/** The seq of Parley's latest message or change of one. */
export function newestWord(timeline: Timeline | undefined): number {
  const words = [...(timeline?.messages.values() ?? [])].filter(({ from }) => from === 'bot');
  return Math.max(0, ...words.map(({ seq }) => seq));
}
