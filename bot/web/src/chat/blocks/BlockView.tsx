import type { ReactNode } from 'react';
import type { Block } from '../../api/types.ts';
import { ButtonsBlock } from './ButtonsBlock.tsx';
import { CodeBlock } from './CodeBlock.tsx';
import { DiffBlock } from './DiffBlock.tsx';
import { FieldsBlock } from './FieldsBlock.tsx';
import { ImageBlock } from './ImageBlock.tsx';
import { InputBlock } from './InputBlock.tsx';
import { ProgressBlock } from './ProgressBlock.tsx';
import { RowsBlock } from './RowsBlock.tsx';
import { SelectBlock } from './SelectBlock.tsx';
import { TextBlock } from './TextBlock.tsx';
import styles from './BlockView.module.css';

export function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case 'text':
      return <TextBlock {...block} />;
    case 'fields':
      return <FieldsBlock fields={block.fields} />;
    case 'buttons':
      return <ButtonsBlock actions={block.actions} />;
    case 'select':
      return <SelectBlock {...block} />;
    case 'input':
      return <InputBlock {...block} />;
    case 'image':
      return <ImageBlock {...block} />;
    case 'rows':
      return <RowsBlock {...block} />;
    case 'progress':
      return <ProgressBlock steps={block.steps} />;
    case 'diff':
      return <DiffBlock lines={block.lines} />;
    case 'code':
      return <CodeBlock text={block.text} language={block.language} />;
    case 'divider':
      return <hr className={styles.divider} />;
  }
}
