import type { ReactNode } from 'react';

/** Two steps and the line between them, said in a speech bubble. */
export function Mark({ size = 22 }: { size?: number }): ReactNode {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <path
        fill="var(--mark)"
        d="M10 3h12a8 8 0 0 1 8 8v5a8 8 0 0 1-8 8H12l-6.6 5.2A.9.9 0 0 1 4 28.5V22.3A8 8 0 0 1 2 17v-6a8 8 0 0 1 8-8Z"
      />
      <path fill="none" stroke="#fff" strokeWidth="2.2" d="M12.6 13.5h6.8" />
      <circle cx="10.2" cy="13.5" r="2.6" fill="#fff" />
      <circle cx="21.8" cy="13.5" r="2.6" fill="none" stroke="#fff" strokeWidth="2.2" />
    </svg>
  );
}
