import { expect, test } from 'playwright/test';
import { NOTE_ATTACKS } from '../../support/attacks.ts';
import { launchOnDemo, openOwnPage } from '../../support/extension.ts';
import { beginning, dealRecord, done, noSnapshot, notesAnswer, noteText } from '../../support/notes.ts';

const NAME_LIMIT = 200;

test('whatever is written in a note, a tag, a name or a field, the review page shows it as text', async () => {
  test.setTimeout(240_000);
  expect(NOTE_ATTACKS.length).toBeGreaterThan(100);
  const extension = await launchOnDemo();
  try {
    const own = await openOwnPage(extension);
    for (const [index, attack] of NOTE_ATTACKS.entries()) {
      const short = attack.slice(0, NAME_LIMIT) || 'x';
      await done(
        own,
        beginning(dealRecord(String(9_000 + index), short), attack, {
          text: noteText(attack, {
            links: [{ title: short, url: `https://example.com/${index}` }],
            tips: [short.slice(0, 80)],
          }),
          tie: { kind: 'field', key: short, label: short },
          flag: null,
          snapshot: {
            ...noSnapshot,
            stage: short,
            tip: short.slice(0, 80),
            fields: [{ key: short, label: short, raw: attack }],
          },
        }),
      );
    }
    const [first = '', second = ''] = NOTE_ATTACKS;
    await notesAnswer(own, 'identity/set', { name: first.slice(0, 100), email: null, roles: ['coach', 'manager'] });
    await notesAnswer(own, 'review/keep-filter', {
      filter: {
        id: crypto.randomUUID(),
        name: second.slice(0, 80),
        query: { text: second.slice(0, 100) },
        sort: 'newest',
      },
    });

    const page = await extension.context.newPage();
    const happened: string[] = [];
    page.on('dialog', (dialog) => {
      happened.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
    page.on('popup', (popup) => happened.push(`popup: ${popup.url()}`));
    page.on('request', (request) => {
      if (!/^(chrome-extension|data|blob):/.test(request.url())) happened.push(`request: ${request.url()}`);
    });
    await page.goto(`chrome-extension://${extension.id}/review.html`);
    await expect(page.locator('.queue-count')).toContainText(`${NOTE_ATTACKS.length} threads`);
    const shell = await page.locator('.review-bar').boundingBox();
    for (let n = 0; n < NOTE_ATTACKS.length; n += 1) {
      await page.keyboard.press('j');
      await expect(page.locator('.queue-row[aria-current="true"]')).toHaveAttribute('data-index', String(n));
      const open = await page.locator('.queue-row[aria-current="true"]').getAttribute('data-thread');
      await expect
        .poll(async () => [
          await page.locator('.reading').evaluateAll(([one]) => one?.getAttribute('data-thread')),
          ...happened,
        ])
        .toEqual([open]);
      // Nothing but our own elements, no attribute that runs, and no link that leads anywhere but where it may.
      const foreign = await page.evaluate(() =>
        [...document.querySelectorAll('.queue *, .review-bar *')].flatMap((element) => {
          const bad = [...element.attributes].filter(({ name }) => /^on/i.test(name)).map(({ name }) => name);
          const href = element instanceof HTMLAnchorElement ? element.href : '';
          const leads = href === '' || /^(https:|mailto:|chrome-extension:)/.test(href);
          const alien = /^(script|style|iframe|object|embed|img|link|meta|base|form\b.*action)$/i.test(
            element.localName,
          );
          const styled = element.hasAttribute('style') && !element.closest('.queue-list, .writing');
          return [
            ...bad,
            ...(leads ? [] : [href]),
            ...(alien && element.id !== 'logo' && !element.closest('.brand') ? [element.localName] : []),
            ...(styled ? ['style'] : []),
          ];
        }),
      );
      expect(foreign, NOTE_ATTACKS[n]).toEqual([]);
      if (n % 10 === 0) expect(await page.locator('.review-bar').boundingBox()).toEqual(shell);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

    // The same texts on their way into a tip.
    await page.locator('.queue-list').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Turn into a tip' }).first().click();
    await expect(page.getByRole('dialog', { name: 'Turn into a tip' })).toBeVisible();
    expect(happened).toEqual([]);
  } finally {
    await extension.close();
  }
});
