import type { ReactNode } from 'react';
import type { Block, Message } from '../api/types.ts';
import { BlockView } from './blocks/BlockView.tsx';
import { FormProvider } from './blocks/FormContext.tsx';
import { Refusals } from './blocks/Refusals.tsx';
import { Markdown } from './markdown/Markdown.tsx';
import { isFolded } from './timeline.ts';
import styles from './BotMessage.module.css';

/** The words, then the blocks: as a card when they hold more than further words. What is folded is left to the thread beneath. */
export function BotMessage({ message }: { message: Message }): ReactNode {
  const blocks = message.blocks.filter((block) => !isFolded(block));
  // Whoever reads the text alone is given the first block's; here it would stand twice.
  const isRepeated = message.blocks.some((block) => block.type === 'text' && block.text === message.text);
  const text = isRepeated ? '' : message.text;
  return (
    <div className={styles.message}>
      {text !== '' && <Markdown source={text} />}
      {blocks.length > 0 && (
        <FormProvider key={message.id} message={message}>
          <div className={look(message, blocks)}>
            {blocks.map((block, index) => (
              <BlockView key={index} block={block} />
            ))}
            <Refusals blocks={blocks} />
          </div>
        </FormProvider>
      )}
    </div>
  );
}

/** What is over lies flat, so that many of them can be read in a row. */
function look(message: Message, blocks: Block[]): string | undefined {
  if (blocks.length < message.blocks.length) return styles.over;
  return blocks.some(({ type }) => type !== 'text' && type !== 'divider') ? styles.card : styles.blocks;
}
