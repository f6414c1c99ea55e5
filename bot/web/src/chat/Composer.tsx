import { type KeyboardEvent, type ReactNode, type RefObject, useEffect } from 'react';
import type { Question } from '../api/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { useDraft } from './useDraft.ts';
import styles from './Composer.module.css';

interface Props {
  ref: RefObject<HTMLTextAreaElement | null>;
  conversation: string;
  question: Question | undefined;
  isBegun: boolean;
  /** Whether one can write at once. */
  takesFocus: boolean;
  onSay: (text: string) => void;
}

/** As the server has it, in characters. */
const MAX_CHARACTERS = 8_000;

export function Composer({ ref, conversation, question, isBegun, takesFocus, onSay }: Props): ReactNode {
  const [draft, setDraft] = useDraft(conversation);
  const isEmpty = draft.trim() === '';

  const submit = (): void => {
    if (isEmpty) return;
    onSay(draft.trim());
    setDraft('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  useEffect(() => {
    // On a touch screen this would bring up the keyboard over what the person came to read.
    if (takesFocus && window.matchMedia('(pointer: fine)').matches) ref.current?.focus({ preventScroll: true });
  }, [ref, takesFocus]);

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={styles.box}>
        <textarea
          ref={ref}
          className={styles.text}
          rows={1}
          aria-label="Message to Parley"
          maxLength={MAX_CHARACTERS}
          placeholder={placeholder(question, isBegun)}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className={styles.send} disabled={isEmpty} aria-label="Send">
          <Icon name="arrowUp" size={18} />
        </button>
      </div>
      <p className={styles.hint}>
        <kbd>Enter</kbd> sends, <kbd>Shift</kbd> + <kbd>Enter</kbd> begins a new line
      </p>
    </form>
  );
}

function placeholder(question: Question | undefined, isBegun: boolean): string {
  if (!isBegun) return 'Tell Parley what should happen';
  if (question === undefined) return 'Write to Parley';
  return question.options.length === 0 ? 'Your answer' : 'Or answer in your own words';
}
