/** A document made for the desk: opened to print, or kept as a file. Its address goes when the page is left. */

import { useEffect, useState } from 'react';
import { office as texts } from '../texts/vi/office.ts';
import css from './blob-links.module.css';
import { Icon } from './icon.tsx';

interface BlobLinksProps {
  readonly blob: Blob;
  readonly fileName: string;
  /** False where a browser shows nothing of it: it can only be kept. */
  readonly isPrintable?: boolean;
}

export function BlobLinks({ blob, fileName, isPrintable = true }: BlobLinksProps) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  if (url === undefined) return null;
  return (
    <p className={css['links']}>
      {isPrintable && (
        <a href={url} target="_blank" rel="noreferrer">
          <Icon name="paper" size={20} />
          {texts.open} {texts.newTab}
        </a>
      )}
      <a href={url} download={fileName}>
        <Icon name="folder" size={20} />
        {texts.save}
      </a>
    </p>
  );
}
