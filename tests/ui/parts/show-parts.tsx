/** Puts the page of parts into the window that `npm run dev` opened at /parts; `?theme=` shows one theme alone. */

import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import type { Device } from '../../../src/core/screen-ports.ts';
import { DeviceProvider } from '../../../src/ui/parts/device-context.tsx';
import { themes } from '../../../src/ui/parts/theme.ts';
import '../../../src/ui/parts/tokens.css';
import { PartsPage } from './parts-page.tsx';
import { ThemesSideBySide } from './themes-side-by-side.tsx';

/** What the parts ask for while they are drawn; pressing one that asks for more is for the app itself. */
const noPhone = { catalogue: { list: async () => [] as const } } as unknown as Device;

const asked = new URLSearchParams(location.search).get('theme');
const theme = themes.find((each) => each === asked && each !== 'auto');
document.documentElement.dataset['theme'] = theme ?? 'light';
const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(
  theme ? (
    <DeviceProvider value={noPhone}>
      <MemoryRouter>
        <PartsPage />
      </MemoryRouter>
    </DeviceProvider>
  ) : (
    <ThemesSideBySide />
  ),
);
