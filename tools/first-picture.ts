/**
 * A part of the web build: lays the markup of the locked home into the page, as a template, with the styles it is clothed by. The app
 * itself isn't asked for by the page: read beside it, it would delay it. See decision 049.
 */

import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import type { CSSOptions, HtmlTagDescriptor, Plugin, Rolldown } from 'vite';
import type * as Drawing from '../src/ui/first-picture/draw-first-picture.tsx';
import type * as Places from '../src/ui/first-picture/places.ts';

/** `css`: as the app is built with, because the names of its styles follow from it. `app`: the file that the first picture gives way to. */
export function firstPicture(css: CSSOptions, app: string): Plugin {
  let root = '';
  return {
    name: 'first-picture',
    apply: 'build',
    configResolved(config) {
      ({ root } = config);
    },
    transformIndexHtml: {
      order: 'post',
      async handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find((each) => each.type === 'chunk' && holds(each, app));
        if (chunk?.type !== 'chunk') throw new Error(`no file of the build holds ${app}`);
        return [...sheetsOf(chunk), await drawTemplate(root, css)];
      },
    },
  };
}

const holds = (chunk: Rolldown.OutputChunk, app: string): boolean => chunk.moduleIds.some((id) => id.endsWith(app));

/** Beside the page, because the first picture is clothed by them. */
function sheetsOf(chunk: Rolldown.OutputChunk): HtmlTagDescriptor[] {
  return [...(chunk.viteMetadata?.importedCss ?? [])].map((name) => ({
    tag: 'link',
    attrs: { rel: 'stylesheet', crossorigin: true, href: `/${name}` },
    injectTo: 'head',
  }));
}

async function drawTemplate(root: string, css: CSSOptions): Promise<HtmlTagDescriptor> {
  const server = await createServer({
    root,
    configFile: false,
    css,
    plugins: [react()],
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const folder = '/src/ui/first-picture';
    const { drawFirstPicture } = (await server.ssrLoadModule(`${folder}/draw-first-picture.tsx`)) as typeof Drawing;
    const { pictureId } = (await server.ssrLoadModule(`${folder}/places.ts`)) as typeof Places;
    return { tag: 'template', attrs: { id: pictureId }, children: drawFirstPicture(), injectTo: 'body-prepend' };
  } finally {
    await server.close();
  }
}
