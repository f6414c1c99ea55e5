import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useModal } from '../../ui/useModal.ts';
import styles from './ImageBlock.module.css';

interface Props {
  url: string;
  alt: string;
  width?: number;
  height?: number;
}

export function ImageBlock(image: Props): ReactNode {
  const [isLarge, setLarge] = useState(false);
  const { url, alt, width, height } = image;
  return (
    <>
      <button type="button" className={styles.small} aria-label={`Enlarge: ${alt}`} onClick={() => setLarge(true)}>
        <img src={url} alt={alt} width={width} height={height} />
        <span className={styles.expand}>
          <Icon name="expand" size={14} />
        </span>
      </button>
      {isLarge && <Enlarged {...image} onClose={() => setLarge(false)} />}
    </>
  );
}

function Enlarged({ url, alt, onClose }: Props & { onClose: () => void }): ReactNode {
  const { ref, close } = useModal(onClose);
  return (
    <dialog ref={ref} className={styles.dialog} aria-label={alt}>
      <div className={styles.large}>
        <img src={url} alt={alt} />
        <Button className={styles.close} aria-label="Close" onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
    </dialog>
  );
}
