import { expect, type Page, test } from 'playwright/test';
import { driveHubspot } from '../../demo-crm/hubspot/drive.ts';
import type { Extension } from '../../support/browsers.ts';
import {
  expectPanel,
  HUBSPOT_LIST,
  hubspotAddress,
  launchOnDemo,
  openOwnPage,
  openRecord,
  panelOn,
  storedEvents,
} from '../../support/extension.ts';
import { expectNoTrace, openWithScript } from '../../support/hostile-page.ts';

const DEAL = hubspotAddress('acme-rollout');

let extension: Extension;
let own: Page;
test.beforeEach(async () => {
  extension = await launchOnDemo();
  own = await openOwnPage(extension);
});
test.afterEach(() => extension.close());

test('a page that patches what every script is built on sees none of our calls, and breaks nothing', async () => {
  const page = await openWithScript(extension, DEAL, () => {
    const overheard: string[] = [];
    Object.assign(window, { overheard });
    const { apply, getOwnPropertyDescriptor, ownKeys, defineProperty } = Reflect;
    const { includes } = String.prototype;
    const isOurs = (value: unknown): boolean => {
      if (typeof value === 'string')
        return apply(includes, value, ['ightline']) || apply(includes, value, ['advice/get']);
      return value instanceof Element && value.localName === 'sightline-panel';
    };
    const owners = [Array, Promise, Element, Node, EventTarget, MutationObserver, ShadowRoot, Document, String, RegExp];
    const targets: [string, object][] = [
      ...owners.map((owner): [string, object] => [owner.name, owner.prototype]),
      ['JSON', JSON],
      ['Object', Object],
      ['history', history],
      ['CSSStyleDeclaration', CSSStyleDeclaration.prototype],
      ['Function', Function.prototype],
      ['WeakSet', WeakSet.prototype],
      ['Map', Map.prototype],
      ['Window', window],
    ];
    for (const [owner, target] of targets) {
      for (const name of ownKeys(target)) {
        const found = getOwnPropertyDescriptor(target, name);
        const real: unknown = found?.value;
        if (typeof real !== 'function' || name === 'constructor' || !found?.configurable) continue;
        if (/^[A-Z]|^webkit|^apply$|^call$|^bind$/.test(String(name))) continue;
        const patched = function (this: unknown, ...given: unknown[]): unknown {
          let ours = isOurs(this);
          for (let at = 0; at < given.length && !ours; at += 1) ours = isOurs(given[at]);
          if (ours) overheard[overheard.length] = `${owner}.${String(name)}`;
          return apply(real, this, given);
        };
        defineProperty(target, name, { ...found, value: patched });
      }
    }
    class Trap extends HTMLElement {
      constructor() {
        super();
        overheard[overheard.length] = 'constructor of the panel';
        this.attachShadow({ mode: 'closed' });
      }
    }
    customElements.define('sightline-panel', Trap);
  });
  await expect(panelOn(page).getByRole('heading', { name: /Acme/ })).toBeVisible();
  await panelOn(page).getByRole('checkbox').first().click();
  await expect.poll(async () => (await storedEvents(own)).filter(({ type }) => type === 'tick').length).toBe(1);
  await page.keyboard.press('Tab');
  const overheard = (): Promise<string[]> => page.evaluate(() => Reflect.get(window, 'overheard'));
  // The page's class is told of our element only once it stands in the page, when its shadow root is taken.
  expect([...new Set(await overheard())]).toEqual(['constructor of the panel', 'Element.attachShadow']);
  // That would prove nothing if the patches did not work.
  await page.evaluate(() => document.body.setAttribute('data-note', 'Sightline'));
  expect(await overheard()).toContain('Element.setAttribute');
});

test('messages and events that imitate ours do nothing', async () => {
  const page = await openRecord(extension.context, DEAL);
  await expectNoTrace(own, page, () =>
    page.evaluate(async (id) => {
      const bodies = [
        { type: 'step/tick', body: { event: crypto.randomUUID(), step: 'qualify', done: true, release: 1, at: 1 } },
        { type: 'act/save', body: { event: crypto.randomUUID(), act: { type: 'acknowledged', item: 'x' } } },
        { type: 'preferences/set', body: { crm: 'hubspot', patch: { hidden: true } } },
        { type: 'storage/clear', body: { store: 'everything' } },
        { type: 'panel/toggle', body: { focus: true } },
        { type: 'preferences/changed', body: { crm: 'hubspot', preferences: { hidden: true } } },
        { type: 'advice/stale', body: { record: null } },
        { type: 'self-test/report', body: {} },
        { type: 'release/install', body: { playbook: {}, note: '', base: 1 } },
      ];
      const host = document.querySelector('sightline-panel');
      for (const message of bodies) {
        for (const sent of [message, JSON.stringify(message), { sightline: message }]) {
          window.postMessage(sent, '*');
          for (const name of ['message', 'sightline', message.type, `sightline:${message.type}`]) {
            for (const target of [window, document, document.documentElement, host, host?.shadowRoot]) {
              target?.dispatchEvent(new CustomEvent(name, { detail: sent, bubbles: true, composed: true }));
              target?.dispatchEvent(new MessageEvent(name, { data: sent, bubbles: true }));
            }
          }
        }
      }
      for (const name of ['sightline:sidebar', 'sightline:watcher', 'wxt:content-script-started', 'wxt:locationchange'])
        for (const target of [window, document]) target.dispatchEvent(new Event(name));
      // A page reaches an extension by its id only where the manifest lets it.
      const runtime = Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'runtime');
      if (runtime !== undefined) throw new Error('chrome.runtime is in the page');
      for (const path of ['manifest.json', 'sidebar.js', 'background.js', 'starters/b2b-software.json']) {
        const got = await fetch(`chrome-extension://${id}/${path}`).then(
          () => 'read',
          () => 'refused',
        );
        if (got !== 'refused') throw new Error(`${path} was ${got}`);
      }
    }, extension.id),
  );
  await expect(panelOn(page)).toHaveCount(1);
});

/** Every event a script can make, at every element of the panel, and every method that has the browser make one. */
function besiege(): void {
  const root = document.querySelector('sightline-panel')?.shadowRoot;
  if (!root) throw new Error('no panel');
  const keys = [
    'Enter',
    ' ',
    'Escape',
    'Tab',
    'ArrowDown',
    'ArrowLeft',
    'Home',
    '1',
    '2',
    '3',
    't',
    'h',
    'n',
    'u',
    '?',
    '/',
    's',
  ];
  const elements = [...root.querySelectorAll('*')];
  for (const element of elements) {
    const options = { bubbles: true, cancelable: true, composed: true };
    for (const type of ['pointerdown', 'pointermove', 'pointerup'])
      element.dispatchEvent(
        new PointerEvent(type, { ...options, pointerId: 1, clientX: 300, clientY: 300, button: 0 }),
      );
    for (const type of ['mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'])
      element.dispatchEvent(new MouseEvent(type, options));
    for (const key of keys)
      for (const type of ['keydown', 'keypress', 'keyup'])
        for (const composed of [true, false])
          element.dispatchEvent(new KeyboardEvent(type, { ...options, composed, key, code: key }));
    for (const type of ['beforeinput', 'input'])
      element.dispatchEvent(new InputEvent(type, { ...options, data: 'goal', inputType: 'insertText' }));
    for (const type of ['change', 'submit', 'toggle', 'search', 'close', 'cancel', 'drop'])
      element.dispatchEvent(new Event(type, options));
    if (element instanceof HTMLElement) element.click();
    if (element instanceof HTMLInputElement && element.type === 'text') {
      // Any page can take the focus; here a person has put it there.
      document.execCommand('insertText', false, 'goal');
    }
    if (element instanceof HTMLFormElement) element.requestSubmit();
  }
}

test('no event that a page makes ticks, answers, opens or changes anything', async () => {
  const page = await openRecord(extension.context, DEAL);
  await page.evaluate(`globalThis.besiege = ${String(besiege)}`);
  await expectNoTrace(own, page, () => page.evaluate('besiege()'));
  // The same controls obey a person.
  await panelOn(page).getByRole('checkbox').first().click();
  await expect(panelOn(page).getByRole('checkbox').first()).toBeChecked();
  await expect.poll(async () => (await storedEvents(own)).filter(({ type }) => type === 'tick').length).toBe(1);
});

test('no event that a page makes works the menu, the search or the help sheet, even where a person has opened them', async () => {
  const page = await openRecord(extension.context, DEAL);
  await page.evaluate(`globalThis.besiege = ${String(besiege)}`);
  for (const name of ['Panel settings', 'Search the playbook']) {
    await panelOn(page).getByRole('button', { name }).first().click();
    await page.waitForTimeout(300);
    await expectNoTrace(own, page, () => page.evaluate('besiege()'));
    await page.keyboard.press('Escape');
  }
});

test('a control that the page takes out of the panel is dead, and so is an event that it sends again', async () => {
  const page = await openRecord(extension.context, DEAL);
  await expectNoTrace(own, page, () =>
    page.evaluate(() => {
      const root = document.querySelector('sightline-panel')?.shadowRoot;
      const controls = [...(root?.querySelectorAll<HTMLElement>('input, button, [role=separator]') ?? [])];
      if (controls.length < 5) throw new Error('no controls');
      for (const control of controls) {
        const back = document.createComment('');
        control.replaceWith(back);
        document.body.append(control);
        control.click();
        control.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        control.remove();
        // Back in its place when the browser comes to what a click does.
        control.addEventListener('click', () => back.replaceWith(control), { once: true });
        control.click();
        if (!root?.contains(control)) back.replaceWith(control);
      }
    }),
  );
  // A person's click on one control, sent again by the page to all the others.
  await page.evaluate(() => {
    const root = document.querySelector('sightline-panel')?.shadowRoot;
    const [first, ...others] = root?.querySelectorAll('input[type=checkbox]') ?? [];
    root?.addEventListener(
      'click',
      (event) => {
        setTimeout(() => {
          first?.dispatchEvent(event);
          for (const other of others) {
            other.dispatchEvent(event);
            other.remove();
            other.dispatchEvent(event);
          }
        }, 0);
      },
      { once: true },
    );
  });
  await panelOn(page).getByRole('checkbox').first().click();
  await page.waitForTimeout(700);
  expect((await storedEvents(own)).filter(({ type }) => type === 'tick')).toHaveLength(1);
});

test('a page that restyles everything changes nothing about the panel', async () => {
  const page = await openRecord(extension.context, DEAL);
  const look = (): Promise<unknown> =>
    panelOn(page).evaluate((host) => {
      const sidebar = host.shadowRoot?.querySelector('.sidebar');
      const title = host.shadowRoot?.querySelector('h2');
      if (!sidebar || !title) return null;
      const { color, backgroundColor, fontSize, fontFamily } = getComputedStyle(sidebar);
      const { x, width, height } = title.getBoundingClientRect();
      return {
        color,
        backgroundColor,
        fontSize,
        fontFamily,
        x,
        width,
        height,
        host: { ...host.getBoundingClientRect().toJSON() },
      };
    });
  const before = await look();
  await page.addStyleTag({
    content: `
      html > *, body *, sightline-panel, :not(html) { display: none !important; all: unset !important; opacity: 0 !important;
        visibility: hidden !important; transform: scale(9) rotate(9deg) !important; z-index: -1 !important;
        position: static !important; width: 1px !important; height: 1px !important; clip-path: circle(0) !important;
        filter: blur(9px) !important; font: 90px serif !important; color: red !important; pointer-events: none !important;
        zoom: 3 !important; letter-spacing: 20px !important; contain: strict !important; translate: 900px !important;
        rotate: 40deg !important; scale: 0 !important; mask: linear-gradient(transparent, transparent) !important;
        content-visibility: hidden !important; animation: gone 1s infinite !important; direction: rtl !important;
        --paper: red !important; --text: red !important; --size-body: 90px !important; --font: serif !important; }
      @keyframes gone { to { opacity: 0; transform: translateX(5000px) } }
      :root { --paper: red; --text: red; --size-body: 90px; --accent: red; font-size: 90px !important }
      *::part(sidebar), sightline-panel::before { content: 'hostile'; display: block }`,
  });
  await page.waitForTimeout(300);
  expect(await look()).toEqual(before);
  await expect(panelOn(page).getByRole('heading', { name: /Acme/ })).toBeVisible();
});

test('the panel comes back when the page removes it, moves it, restyles it, clones it or takes it apart', async () => {
  const page = await openRecord(extension.context, DEAL);
  const box = await panelOn(page).boundingBox();
  const acts: [string, (host: HTMLElement) => void][] = [
    ['removed', (host) => host.remove()],
    [
      'moved into a hidden element',
      (host) => {
        const cage = document.createElement('div');
        cage.style.display = 'none';
        document.body.append(cage);
        cage.append(host);
      },
    ],
    ['style taken away', (host) => host.removeAttribute('style')],
    ['style overwritten', (host) => host.style.setProperty('display', 'none', 'important')],
    ['style replaced', (host) => host.setAttribute('style', 'position:static!important;opacity:0!important')],
    ['emptied', (host) => host.shadowRoot?.replaceChildren()],
    ['emptied inside', (host) => host.shadowRoot?.querySelector('.place')?.replaceChildren()],
  ];
  for (const [name, act] of acts) {
    await panelOn(page).evaluate(act);
    await expect(panelOn(page).getByRole('heading', { name: /Acme/ }), name).toBeVisible();
    await expect.poll(() => panelOn(page).boundingBox(), { message: name }).toEqual(box);
  }
  await page.evaluate(() => {
    const host = document.querySelector('sightline-panel');
    if (host) document.body.append(host.cloneNode(true), host.cloneNode(true));
  });
  await expect(panelOn(page).last().getByRole('checkbox').first()).toBeVisible();
  // It still works: the step is ticked in the one that is ours.
  await page.evaluate(() => {
    for (const clone of document.querySelectorAll('body sightline-panel')) clone.remove();
  });
  await panelOn(page).getByRole('checkbox').first().click();
  await expect(panelOn(page).getByRole('checkbox').first()).toBeChecked();
});

test('a page that takes out parts of the panel gets the next record right all the same', async () => {
  const page = await openRecord(extension.context, DEAL);
  await panelOn(page).evaluate((host) => {
    for (const part of host.shadowRoot?.querySelectorAll('.content > *, header > *, li, h3') ?? []) part.remove();
  });
  await page.goto(hubspotAddress('nordwind-renewal'));
  await expectPanel(page, 'advice');
  await driveHubspot(page)('open', 'deal', '51890341201');
  await expect(panelOn(page).getByRole('heading', { name: /Acme/ })).toBeVisible();
  await panelOn(page).evaluate((host) => {
    for (const part of host.shadowRoot?.querySelectorAll('.content > *, header > *, li, h3') ?? []) part.remove();
  });
  await driveHubspot(page)('open', 'deal', '51890341202');
  await expect(panelOn(page).getByRole('heading', { name: 'Renewal 2027' })).toBeVisible();
  await expect(panelOn(page).getByRole('checkbox').first()).toBeVisible();
});

test('a page that freezes what it can and floods the panel with changes gets it nevertheless, for the right record', async () => {
  const page = await openRecord(extension.context, DEAL);
  await page.evaluate(() => {
    for (const one of [Object, Array, Promise, Map, Node, Element, EventTarget]) Object.freeze(one.prototype);
    Object.freeze(globalThis.JSON);
    const flood = (): void => {
      for (let at = 0; at < 200; at += 1) {
        const element = document.createElement('div');
        element.className = 'flood';
        element.textContent = `Amount €${at}`;
        document.body.append(element);
        if (at % 2) element.remove();
      }
      for (const old of [...document.querySelectorAll('.flood')].slice(0, -400)) old.remove();
    };
    Object.assign(window, { flooding: setInterval(flood, 5) });
  });
  for (const [id, name] of [
    ['51890341202', 'Renewal 2027'],
    ['51890341201', 'Acme – Plant maintenance rollout'],
  ] as const) {
    await driveHubspot(page)('open', 'deal', id);
    await expect(panelOn(page)).toHaveAttribute('data-record-id', id);
    await expect(panelOn(page).getByRole('heading', { name, exact: true })).toBeVisible({ timeout: 30_000 });
  }
  await page.evaluate(() => clearInterval(Reflect.get(window, 'flooding')));
});

test('what the page can reach of the playbook is what the panel shows of it', async () => {
  const page = await openRecord(extension.context, DEAL);
  const all = await own.evaluate(async () => JSON.stringify(await (await fetch('/starters/b2b-software.json')).json()));
  const tips: { id: string; title: string }[] = JSON.parse(all).tips;
  const reached = await page.evaluate(() => {
    const root = document.querySelector('sightline-panel')?.shadowRoot;
    const keys = [window, document, document.documentElement, root].flatMap((one) =>
      one ? [...Object.getOwnPropertyNames(one), ...Object.getOwnPropertySymbols(one).map(String)] : [],
    );
    const names = Object.keys(root?.querySelector('.place') ?? {});
    return { html: root?.innerHTML ?? '', keys: keys.filter((key) => /sightline|browser$/i.test(key)), names };
  });
  expect(reached.keys).toEqual([]);
  expect(reached.names).toEqual([]);
  const shown = tips.filter(({ title }) => reached.html.includes(title));
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThan(tips.length);
  await page.goto(HUBSPOT_LIST);
  await expect(panelOn(page)).toHaveCount(0);
});
