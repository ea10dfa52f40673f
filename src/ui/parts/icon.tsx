/** The app's few signs, drawn in one stroke width on a 24-unit grid. They stand beside words, never alone. */

export const iconPaths = {
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  plus: 'M12 5v14M5 12h14',
  check: 'M4.5 12.5l5 5 10-11',
  cross: 'M6 6l12 12M18 6L6 18',
  home: 'M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  book: 'M5 4h11a3 3 0 013 3v13H8a3 3 0 01-3-3zM5 17a3 3 0 013-3h11M9 8h6',
  folder: 'M3 7a2 2 0 012-2h4l2 2.5h8a2 2 0 012 2V17a2 2 0 01-2 2H5a2 2 0 01-2-2z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  cloud: 'M7 18a4 4 0 01-.5-8 6 6 0 0111.4 1.5A3.3 3.3 0 0117.5 18z',
  'cloud-off': 'M7 18a4 4 0 01-.5-8 6 6 0 0111.4 1.5A3.3 3.3 0 0117.5 18zM4 4l16 17',
  clock: 'M12 3.500a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 8v4.500l3 2',
  up: 'M12 19V6M6.5 11L12 5.5 17.5 11',
  alert: 'M12 4L2.8 20h18.400zM12 10v4.500M12 17.200v.3',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  camera: 'M4 8h3.500L9 5.500h6L16.5 8H20v11H4zM12 10a3.5 3.5 0 100 7 3.5 3.5 0 000-7z',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M7 12h10',
  speak: 'M4 10v4h3l5 4V6l-5 4zM15.5 9a4 4 0 010 6M18 6.500a8 8 0 010 11',
  record: 'M12 3.500a3 3 0 00-3 3v5a3 3 0 006 0v-5a3 3 0 00-3-3zM6 11.500a6 6 0 0012 0M12 17.500v3',
  search: 'M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.500L20 20',
  phone:
    'M6 3.500h3.500l1.5 4.5-2.2 1.600a11 11 0 005.600 5.600L16 13l4.5 1.500V18a2.5 2.5 0 01-2.5 2.500C10.8 20 4 13.2 3.5 6A2.5 2.5 0 016 3.500z',
  pen: 'M4 20l1-4.500L16 4.500l3.5 3.500L8.5 19zM14 6.500l3.5 3.5',
  paper: 'M6 3.500h8l4 4V20.500H6zM14 3.500v4h4M9 12h6M9 16h6',
  rotate: 'M19 12a7 7 0 11-2.100-5M19 3.500V8h-4.5',
  person: 'M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20.500a7.5 7.5 0 0115 0',
  torch: 'M8 3h8v3l-2 4v11h-4V10L8 6zM12 13v2',
  star: 'M12 3.500l2.6 5.400 5.900.8-4.300 4.100 1.100 5.900L12 16.800l-5.300 2.900 1.100-5.900L3.500 9.700l5.900-.8z',
  box: 'M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9',
} as const;

export type IconName = keyof typeof iconPaths;

/** `size` in pixels at the usual size of letters; it grows with them. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3.5 : 1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
