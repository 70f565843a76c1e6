/** A person without a mouse: reaches everything by Tab and arrows, sees where the focus is at every step, and hears what is said. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Tells what has the focus where nothing shows it: no outline, no ring, on it or close around it. */
const unseenFocus = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return 'nothing has the focus';
  const shown = (one, pseudo) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one, pseudo);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  };
  const around = [at, at.parentElement, at.parentElement?.parentElement, at.closest('label'), at.closest('tr')];
  const near = [...around, at.nextElementSibling, at.firstElementChild].filter(Boolean);
  if (near.some((one) => shown(one) || shown(one, '::before') || shown(one, '::after'))) return null;
  return at.outerHTML.slice(0, 200);
})()`;

export interface Keys {
  press: (key: string) => Promise<void>;
  type: (text: string) => Promise<void>;
  /** Goes by Tab until a control has the focus. */
  to: (control: Locator) => Promise<void>;
  /** Goes there and presses Enter. */
  use: (control: Locator) => Promise<void>;
  /** Goes to a group of radio buttons, or of tabs, and by arrows to one of it. */
  choose: (one: Locator, key?: 'ArrowDown' | 'ArrowRight') => Promise<void>;
  /** Waits until it is said in a live region. */
  hears: (words: string | RegExp) => Promise<void>;
  /** Fails where a mouse was used, or a focus could not be seen. */
  ended: () => Promise<void>;
}

const mostTabs = 160;

/** What is asked of an element of the page: these tests are not compiled for a browser. */
interface Element {
  ownerDocument: { activeElement: Element | null };
  contains: (other: Element | null) => boolean;
  closest: (selector: string) => Element | null;
  name?: string;
}

const hasFocus = (control: Locator): Promise<boolean> =>
  control.evaluate((one: Element) => one.contains(one.ownerDocument.activeElement));

/** The focus is on a radio button of the same name. */
const besideRadio = (one: Element): boolean => one.ownerDocument.activeElement?.name === one.name;

/** The focus is on a tab of the same row. */
const besideTab = (one: Element): boolean => {
  const { activeElement } = one.ownerDocument;
  const tab = activeElement?.closest('[role=tab]') ?? null;
  return tab !== null && one.closest('[role=tablist]')?.contains(tab) === true;
};

/** The keys of one page; to be had before the page is opened. */
export async function keysOf(page: Page): Promise<Keys> {
  const unseen = new Set<string>();
  await page.addInitScript(`addEventListener('pointerdown', () => { sessionStorage.setItem('mouse', 'used'); }, true)`);
  const look = async () => {
    const found = await page.evaluate<string | null>(unseenFocus);
    if (found !== null && found !== 'nothing has the focus') unseen.add(found);
  };
  const press = async (key: string) => {
    await page.keyboard.press(key);
  };
  const to = async (control: Locator) => {
    await control.waitFor();
    for (let pressed = 0; pressed < mostTabs; pressed += 1) {
      if (await hasFocus(control)) return;
      await press('Tab');
      await look();
    }
    throw new Error(`no way by Tab to ${control.toString()} on ${page.url()}`);
  };
  const choose = async (one: Locator, key: 'ArrowDown' | 'ArrowRight' = 'ArrowDown') => {
    await one.waitFor();
    const isTab = (await one.getAttribute('role')) === 'tab';
    const inGroup = () => one.evaluate(isTab ? besideTab : besideRadio);
    for (let pressed = 0; pressed < mostTabs && !(await inGroup()); pressed += 1) {
      await press('Tab');
      await look();
    }
    for (let pressed = 0; pressed < 40 && !(await hasFocus(one)); pressed += 1) {
      await press(key);
      await look();
    }
    expect(await hasFocus(one), `arrows reach ${one.toString()}`).toBe(true);
    await press(isTab ? 'Enter' : 'Space');
  };
  return {
    press,
    type: (text) => page.keyboard.type(text),
    to,
    use: async (control) => {
      await to(control);
      await press('Enter');
    },
    choose,
    hears: async (words) => {
      await page.locator('[role=status], [role=alert], [aria-live=polite]').getByText(words).first().waitFor();
    },
    ended: async () => {
      expect([...unseen], 'focus that cannot be seen').toEqual([]);
      expect(await page.evaluate('sessionStorage.getItem("mouse")')).toBeNull();
    },
  };
}
