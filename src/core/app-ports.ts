/** What the screens ask of the app itself: its versions, its files, its icon among the other apps. A part of `Device`. */

/** The installed app itself. */
export interface AppUpdate {
  readonly version: string;
  /** A new version is wholly cached and waits for the person's yes. */
  isWaiting(): boolean;
  /** A part of this version was to be had neither from this device nor from the gateway. */
  isLacking(): boolean;
  /** `save` is awaited before the page opens itself anew; returns the way to stop. */
  beforeReopening(save: () => Promise<void>): () => void;
  /** Saves, lets the newest version take over and opens the page anew. */
  apply(): Promise<void>;
  /** The app's own files on their way to this device for the first time. Topic `update`. */
  coming(): AppDownload | undefined;
  /** What the version that waits says of itself; absent: nothing, or it is a build of this same version. */
  news(): Promise<WhatIsNew | undefined>;
}

export interface AppDownload {
  /** 0…1. */
  readonly share: number;
  /** Of all files, as they travel: compressed. */
  readonly bytes: number;
}

/** One sentence about a version, for who is asked to take it. */
export interface WhatIsNew {
  readonly version: string;
  readonly vi: string;
  readonly en: string;
}

/** The app among the other apps of a device, with its own icon. Topic `update`. */
export interface AppInstall {
  /** It was opened from its icon. */
  isInstalled(): boolean;
  /** The browser offers a dialog; else it is installed from the browser's menu, or not at all. */
  canAsk(): boolean;
  /** Opens the dialog, directly under a tap. False: the person said no. */
  ask(): Promise<boolean>;
}
