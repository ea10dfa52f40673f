/** The province locked or revoked this phone: nothing else of the app is there, but the way to others who share the phone. */

import { useCallback, useState } from 'react';
import type { PersonHere } from '../../core/sharing-ports.ts';
import type { StandingOrder } from '../../core/standing-order.ts';
import { refreshOrder } from '../state/device-state.ts';
import { useWatched } from '../state/use-watched.ts';
import { order as texts } from '../texts/vi/order.ts';
import { Button } from './button.tsx';
import { useDevice } from './device-context.tsx';
import { Notice } from './notice.tsx';
import css from './order-screen.module.css';
import { Page } from './page.tsx';

export default function OrderScreen({ order }: { readonly order: StandingOrder }) {
  const device = useDevice();
  const [isAsking, setAsking] = useState(false);
  if (order.isOver) return <Page title={texts.over.title} lead={texts.over.lead} />;
  const words = texts[order.kind];

  async function ask(): Promise<void> {
    setAsking(true);
    await device.nudge().finally(() => setAsking(false));
    await refreshOrder(device);
  }

  return (
    <Page
      title={words.title}
      arrival={order.kind}
      actions={
        <Button kind="primary" wide disabled={isAsking} onClick={() => void ask()}>
          {isAsking ? texts.asking : words.ask}
        </Button>
      }
    >
      <Notice icon="lock">
        {order.kind === 'lock' ? (
          <>
            <p>{texts.lock.by(order.commune?.name)}</p>
            <p>{texts.lock.kept}</p>
            {order.waiting > 0 && <p>{texts.lock.waiting(order.waiting)}</p>}
          </>
        ) : (
          <>
            <p>{texts.erase.erased}</p>
            <p>{order.waiting > 0 ? texts.erase.waiting(order.waiting) : texts.erase.leaving}</p>
          </>
        )}
      </Notice>
      {order.troubled > 0 && <Notice tone="attention">{texts.erase.troubled(order.troubled)}</Notice>}
      {order.commune?.telephone ? (
        <p>
          <a className={css['call']} href={`tel:${order.commune.telephone.replaceAll(/[^\d+]/g, '')}`}>
            {texts.call(order.commune.name)}: {order.commune.telephone}
          </a>
        </p>
      ) : (
        <p>{texts.mistaken}</p>
      )}
      <Others />
    </Page>
  );
}

function Others() {
  const device = useDevice();
  const load = useCallback(() => device.people.list(), [device]);
  const others = (useWatched(load, ['vault']) ?? []).filter(({ isCurrent }) => !isCurrent);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="others">
      <h2 id="others">{texts.others}</h2>
      <p>{texts.othersKept}</p>
      {others.map(({ storeName, name }: PersonHere) => (
        <p key={storeName}>
          <Button wide onClick={() => void device.people.switchTo(storeName)}>
            {texts.open(name)}
          </Button>
        </p>
      ))}
    </section>
  );
}
