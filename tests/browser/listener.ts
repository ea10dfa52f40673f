/**
 * A person who hears the screen and has a keyboard: moves with Tab and the arrows, and knows of the page only what the browser
 * tells a screen reader of the element in focus (Chromium's own accessibility tree).
 */

import type { CDPSession, Page } from '@playwright/test';

export interface Heard {
  readonly role: string;
  readonly name: string;
  /** What belongs to it: hint, fault. */
  readonly description: string;
  readonly isChecked: boolean;
  readonly isInvalid: boolean;
}

/** More stops than any screen of the main job has. */
const mostStops = 120;

export class Listener {
  readonly page: Page;
  readonly #session: CDPSession;
  /** What was in focus and had no name: nobody who listens could know what it is. */
  readonly nameless: string[] = [];

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<Listener> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    return new Listener(page, session);
  }

  /** Of the element in focus. */
  async hears(): Promise<Heard> {
    const { result } = await this.#session.send('Runtime.evaluate', { expression: 'document.activeElement' });
    const { objectId } = result;
    if (objectId === undefined) throw new Error('nothing is in focus');
    const { nodes } = await this.#session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false });
    const node = nodes.find(({ ignored }) => !ignored);
    const property = (wanted: string) => node?.properties?.find(({ name }) => name === wanted)?.value.value as unknown;
    const heard: Heard = {
      role: String(node?.role?.value ?? ''),
      name: String(node?.name?.value ?? '').trim(),
      description: String(node?.description?.value ?? '').trim(),
      isChecked: property('checked') === 'true',
      isInvalid: property('invalid') === 'true',
    };
    // Between two screens nothing is in focus for a moment.
    const isNothing = heard.role === '' || heard.role === 'RootWebArea';
    if (heard.name === '' && !isNothing) this.nameless.push(`${await this.#title()}: ${heard.role}`);
    return heard;
  }

  /** The next screen: its heading has the focus, so that it is read first. */
  async arrives(name: RegExp): Promise<Heard> {
    let heard: Heard | undefined;
    for (let look = 0; look < 150; look += 1) {
      heard = await this.hears();
      if (heard.role === 'heading' && name.test(heard.name)) return heard;
      await this.page.waitForTimeout(100);
    }
    throw new Error(`not on a heading ${String(name)} but on ${heard?.role} «${heard?.name}», ${await this.#title()}`);
  }

  /** Goes on with Tab, inside a group of radio buttons with the arrows, until it is heard. Answers what was passed by. */
  async reaches(role: string, name: RegExp): Promise<Heard> {
    const passed: string[] = [];
    for (let stop = 0; stop < mostStops; stop += 1) {
      const heard = await this.hears();
      if (heard.role === role && name.test(heard.name)) return heard;
      passed.push(`${heard.role} «${heard.name}»`);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(
      `${role} ${String(name)} is not to be reached on ${await this.#title()}: ${passed.slice(0, 40).join(', ')}`,
    );
  }

  async presses(role: string, name: RegExp): Promise<void> {
    await this.reaches(role, name);
    await this.page.keyboard.press('Enter');
  }

  /** One of a group: Tab comes to the group, the arrows go on inside it and choose. */
  async chooses(name: RegExp): Promise<void> {
    for (let stop = 0; stop < mostStops; stop += 1) {
      const heard = await this.hears();
      if (heard.role !== 'radio') {
        await this.page.keyboard.press('Tab');
        continue;
      }
      const inGroup = new Set<string>();
      for (let now = heard; !inGroup.has(now.name); now = await this.hears()) {
        if (name.test(now.name)) {
          if (!now.isChecked) await this.page.keyboard.press('Space');
          return;
        }
        inGroup.add(now.name);
        await this.page.keyboard.press('ArrowDown');
      }
      throw new Error(`${String(name)} is none of ${[...inGroup].join(', ')}`);
    }
    throw new Error(`no group with ${String(name)} is to be reached on ${await this.#title()}`);
  }

  /** Out of a group of radio buttons. */
  async leaves(): Promise<void> {
    await this.page.keyboard.press('Tab');
  }

  async types(role: string, name: RegExp, text: string): Promise<void> {
    await this.reaches(role, name);
    await this.page.keyboard.type(text);
  }

  async #title(): Promise<string> {
    return await this.page.title();
  }
}
