/** Above whatever screen it is: the phone has no room left, so that something just now could not be read or saved. */

import { problemSentence } from '../texts/vi/problems.ts';
import css from './full-disk.module.css';
import { Notice } from './notice.tsx';

export default function FullDisk() {
  return (
    <aside className={css['place']}>
      <Notice tone="attention" urgent>
        {problemSentence({ code: 'storage-full' })}
      </Notice>
    </aside>
  );
}
