import { useCallback, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useDevice } from '../parts/device-context.tsx';
import { Notice } from '../parts/notice.tsx';
import { saveFile } from '../parts/save-file.ts';
import { useWatched } from '../state/use-watched.ts';
import { deliveryLog, setAside as texts } from '../texts/vi/delivery-log.ts';
import { problemSentence } from '../texts/vi/problems.ts';

/** Records that could not be read: how many, of what kind, and the file for whoever mends them. Gone once it was exported. */
export default function SetAsideNotice() {
  const device = useDevice();
  const [word, setWord] = useState<string>();
  const load = useCallback(() => device.setAside.list(), [device]);
  const records = useWatched(load, ['drafts', 'deliveries', 'statuses'])?.filter(({ isExported }) => !isExported);
  if (word !== undefined && !records?.length) return <Notice tone="done">{word}</Notice>;
  if (!records?.length) return null;
  const kinds = [...new Set(records.map(({ table }) => deliveryLog.tables[table] ?? deliveryLog.otherTable))];

  async function exportRecords(): Promise<void> {
    const file = await device.setAside.export();
    if (!file.ok) return setWord(problemSentence(file.problem));
    if (!(await saveFile(file.value.fileName, file.value.bytes, 'application/json'))) return;
    setWord(texts.exported);
    await device.setAside.markExported();
  }

  return (
    <Notice tone="attention">
      <b>{texts.title(records.length)}</b>
      <p>{texts.lead(kinds.join(', '))}</p>
      {word && <p role="status">{word}</p>}
      <Button onClick={() => void exportRecords()}>{texts.export}</Button>
    </Notice>
  );
}
