import { type DragEvent, useState } from 'react';

interface Drop {
  /** Whether a file hangs above it. */
  isOver: boolean;
  onDragOver(event: DragEvent): void;
  onDragLeave(event: DragEvent): void;
  onDrop(event: DragEvent): void;
}

/** Takes the first file that is dropped. Without this the browser would leave the page for it. */
export function useDrop(take: (file: File) => void): Drop {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    onDragOver: (event) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
    },
    onDrop: (event) => {
      const [file] = event.dataTransfer.files;
      setOver(false);
      if (file === undefined) return;
      event.preventDefault();
      take(file);
    },
  };
}
