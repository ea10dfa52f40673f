/** One page of a paper, to be read: fitted, zoomed, turned. The picture is dragged by its scroll bars or by a finger. */

import { useEffect, useRef, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { OfficeTrouble } from '../parts/office-trouble.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { papers as texts } from '../texts/vi/desk.ts';
import { paperKeys } from './desk-keys.ts';
import css from './papers-column.module.css';
import { usePicture } from './use-picture.ts';

const zooms = [1, 1.5, 2, 3, 4, 6] as const;

/** How far a page is zoomed and how often it was turned to the right. */
export interface PictureView {
  readonly step: number;
  readonly turns: number;
}

interface PictureViewerProps {
  readonly blobId: string | undefined;
  readonly alt: string;
  readonly empty: string;
  /** As this page was looked at last. */
  readonly view: PictureView | undefined;
  readonly onView: (view: PictureView) => void;
}

/** To be given another `key` for another page. */
export function PictureViewer({ blobId, alt, empty, view, onView }: PictureViewerProps) {
  const [round, setRound] = useState(0);
  const picture = usePicture(blobId, round);
  const stage = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>();
  const [{ step, turns }, setView] = useState(view ?? { step: 0, turns: 0 });
  const look = (next: Partial<PictureView>) => {
    const looked = { step, turns, ...next };
    setView(looked);
    onView(looked);
  };

  useEffect(() => {
    const element = stage.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const zoomIn = () => look({ step: Math.min(zooms.length - 1, step + 1) });
  const zoomOut = () => look({ step: Math.max(0, step - 1) });
  const fitIn = () => look({ step: 0 });
  const turn = () => look({ turns: turns + 1 });
  const isShown = picture.state === 'here';
  useKeys(
    isShown
      ? {
          [paperKeys.zoomIn]: zoomIn,
          '=': zoomIn,
          [paperKeys.zoomOut]: zoomOut,
          [paperKeys.fit]: fitIn,
          [paperKeys.rotate]: turn,
        }
      : {},
  );

  const lies = turns % 2 === 1;
  const natural = size ?? { width: 1, height: 1 };
  const [wide, high] = lies ? [natural.height, natural.width] : [natural.width, natural.height];
  // A little less than the room, so that fitting never brings scroll bars; never larger than it was photographed.
  const fit = Math.min((room.width - 2) / wide, (room.height - 2) / high, 1.5);
  const scale = Math.max(0, fit) * (zooms[step] ?? 1);
  return (
    <div className={css['viewer']}>
      <div className={css['tools']}>
        <Button kind="quiet" disabled={!isShown} aria-keyshortcuts={paperKeys.zoomOut} onClick={zoomOut}>
          {texts.zoomOut}
        </Button>
        <Button kind="quiet" disabled={!isShown} aria-keyshortcuts={paperKeys.zoomIn} onClick={zoomIn}>
          {texts.zoomIn}
        </Button>
        <Button kind="quiet" disabled={!isShown} aria-keyshortcuts={paperKeys.fit} onClick={fitIn}>
          {texts.fit}
        </Button>
        <Button kind="quiet" disabled={!isShown} aria-keyshortcuts={paperKeys.rotate} icon="rotate" onClick={turn}>
          {texts.rotate}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled picture must be reachable by keys */}
      <div ref={stage} className={css['stage']} tabIndex={isShown ? 0 : undefined} role="group" aria-label={alt}>
        {picture.state === 'loading' && <p role="status">{texts.loading}</p>}
        {picture.state === 'none' && <p>{empty}</p>}
        {picture.state === 'failed' && (
          <OfficeTrouble trouble={picture.outcome} onRetry={() => setRound((before) => before + 1)} />
        )}
        {picture.state === 'here' && (
          <div className={css['sheet']} style={{ width: wide * scale, height: high * scale }}>
            <img
              src={picture.url}
              alt={alt}
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
              style={{
                width: natural.width * scale,
                height: natural.height * scale,
                transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
                visibility: size ? 'visible' : 'hidden',
              }}
            />
          </div>
        )}
      </div>
    </div>
  );
}
