import type { ReactNode } from 'react';
import type { Message } from '../api/types.ts';
import { BlockView } from './blocks/BlockView.tsx';
import { FormProvider } from './blocks/FormContext.tsx';
import { Markdown } from './markdown/Markdown.tsx';
import styles from './BotMessage.module.css';

/** The words, then the blocks: as a card when they hold more than further words. */
export function BotMessage({ message }: { message: Message }): ReactNode {
  const { text, blocks } = message;
  const isCard = blocks.some(({ type }) => type !== 'text' && type !== 'divider');
  return (
    <div className={styles.message}>
      {text !== '' && <Markdown source={text} />}
      {blocks.length > 0 && (
        <FormProvider key={message.id} message={message}>
          <div className={isCard ? styles.card : styles.blocks}>
            {blocks.map((block, index) => (
              <BlockView key={index} block={block} />
            ))}
          </div>
        </FormProvider>
      )}
    </div>
  );
}
