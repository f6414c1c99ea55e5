import { ActionIcon, Textarea } from '@mantine/core';
import { IconBraces } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { completed, suggest, type Suggestion } from '../model/completion.ts';
import { useScope } from './Scope.ts';
import { Suggestions } from './Suggestions.tsx';
import styles from './ExpressionInput.module.css';

interface Props {
  label: ReactNode;
  description?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  /** CEL without braces. */
  isCondition?: boolean;
  isLong?: boolean;
  isRequired?: boolean;
  placeholder?: string;
  error?: ReactNode;
}

/** A text that may read what earlier steps gave; names what there is while one writes. */
export function ExpressionInput(props: Props): ReactNode {
  const {
    label,
    description,
    value,
    onChange,
    isCondition = false,
    isLong = false,
    isRequired = false,
    placeholder,
    error,
  } = props;
  const scope = useScope();
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [cursor, setCursor] = useState<number>();
  const [active, setActive] = useState(0);
  const offered = cursor === undefined ? undefined : suggest(value, cursor, isCondition, scope);

  const put = (text: string, at: number): void => {
    onChange(text);
    setActive(0);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
      setCursor(at);
    });
  };
  const take = (item: Suggestion | undefined): void => {
    if (item === undefined || offered === undefined || cursor === undefined) return;
    const result = completed(value, cursor, offered.from, item, isCondition);
    put(result.text, result.cursor);
  };
  const openBraces = (): void => {
    const at = field.current?.selectionStart ?? value.length;
    put(isCondition ? value : `${value.slice(0, at)}{{}}${value.slice(at)}`, isCondition ? at : at + 2);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = offered?.items;
    if (items === undefined) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % items.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + items.length) % items.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(items[active]);
    else if (event.key === 'Escape') setCursor(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles.field}>
      <Textarea
        ref={field}
        label={label}
        description={description}
        withAsterisk={isRequired}
        autosize
        minRows={isLong ? 3 : 1}
        maxRows={14}
        value={value}
        placeholder={placeholder}
        error={error}
        spellCheck={false}
        classNames={{ input: isCondition || value.includes('{{') ? (styles.code ?? '') : '' }}
        aria-autocomplete="list"
        aria-controls={offered === undefined ? undefined : list}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          setCursor(event.currentTarget.selectionStart);
          setActive(0);
        }}
        onSelect={(event) => cursor !== undefined && setCursor(event.currentTarget.selectionStart)}
        onBlur={() => setCursor(undefined)}
        onKeyDown={onKeyDown}
        rightSection={
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label="Insert a value"
            title="Insert a value of an earlier step"
            onMouseDown={(event) => event.preventDefault()}
            onClick={openBraces}
          >
            <IconBraces size={15} />
          </ActionIcon>
        }
      />
      {offered !== undefined && (
        <Suggestions id={list} items={offered.items} active={Math.min(active, offered.items.length - 1)} onTake={take} />
      )}
    </div>
  );
}
