/** Run by the build: the locked home as markup, with empty places for what only the phone knows (`show-first-picture.ts`). */

import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router';
import { HomeFrame, LockedHome } from '../field/locked-home.tsx';
import { LinkFrame } from '../parts/link-frame.tsx';
import { figuresPlace, leadPlace } from './places.ts';

export function drawFirstPicture(): string {
  return renderToStaticMarkup(
    <StaticRouter location="/">
      <HomeFrame lead={<span id={leadPlace} />}>
        <LinkFrame link="offline">
          <span id={figuresPlace} />
        </LinkFrame>
        <LockedHome />
      </HomeFrame>
    </StaticRouter>,
  );
}
