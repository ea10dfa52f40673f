/** One file, dropped onto a place or chosen in the system's dialog; the same may be chosen again after it was mended. */

import { useRef, useState } from 'react';
import type { ChangeEvent, DragEvent, RefObject } from 'react';

interface FileChoice {
  /** For the element onto which it may be dropped. */
  readonly place: {
    readonly 'data-over': true | undefined;
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDrop(event: DragEvent): void;
  };
  /** For the hidden input; it still needs its label and what it accepts. */
  readonly input: {
    readonly ref: RefObject<HTMLInputElement | null>;
    readonly hidden: true;
    readonly type: 'file';
    onChange(event: ChangeEvent<HTMLInputElement>): void;
  };
  /** Opens the dialog. */
  choose(): void;
}

export function useFileChoice(onFile: (file: File) => void): FileChoice {
  const ref = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return {
    place: {
      'data-over': isOver || undefined,
      onDragOver(event) {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop(event) {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped) onFile(dropped);
      },
    },
    input: {
      ref,
      hidden: true,
      type: 'file',
      onChange(event) {
        const [chosen] = event.target.files ?? [];
        event.target.value = '';
        if (chosen) onFile(chosen);
      },
    },
    choose: () => ref.current?.click(),
  };
}
