import { useEffect, useState } from 'react';
import { kioskKeeper as texts } from '../texts/vi/kiosk.ts';
import { hearScanner } from './hear-scanner.ts';
import css from './kiosk.module.css';

/** Shows what the scanner typed, as it arrived: whoever sets it up sees what its keyboard does to it. */
export function ScannerTest() {
  const [text, setText] = useState<string>();
  useEffect(() => hearScanner(document, ([first]) => setText(first)), []);
  return (
    <section className={css['test']}>
      <h2>{texts.scanTest}</h2>
      <p>{texts.scanTestLead}</p>
      {text !== undefined && (
        <output>
          <code>{text}</code>
        </output>
      )}
    </section>
  );
}
