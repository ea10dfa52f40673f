/** Puts the page of parts into the window that `npm run dev` opened at /parts; `?theme=` shows one theme alone. */

import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { DeviceProvider } from '../../../src/ui/parts/device-context.tsx';
import { themes } from '../../../src/ui/parts/theme.ts';
import '../../../src/ui/parts/tokens.css';
import { newFakeDevice } from '../fake-device.ts';
import { PartsPage } from './parts-page.tsx';
import { ThemesSideBySide } from './themes-side-by-side.tsx';

const asked = new URLSearchParams(location.search).get('theme');
const theme = themes.find((each) => each === asked && each !== 'auto');
document.documentElement.dataset['theme'] = theme ?? 'light';
const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');
createRoot(place).render(
  theme ? (
    <DeviceProvider value={newFakeDevice()}>
      <MemoryRouter>
        <PartsPage />
      </MemoryRouter>
    </DeviceProvider>
  ) : (
    <ThemesSideBySide />
  ),
);
