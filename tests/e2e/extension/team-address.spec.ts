import { readFileSync } from 'node:fs';
import { type Download, expect, type Page, test } from 'playwright/test';
import { signRotation } from '../../../lib/team/signed-release.ts';
import { type Extension, launchExtension } from '../../support/browsers.ts';
import { expectAccessible } from '../../support/desk.ts';
import { startNginx, type WebServer } from '../../support/nginx.ts';
import { openOptions, storedReleases } from '../../support/options-page.ts';
import { makeSigner, playbookSaying, published, uploaded } from '../../support/publisher.ts';

let server: WebServer;
const open: Extension[] = [];

test.beforeEach(async () => {
  server = await startNginx();
});
test.afterEach(async () => {
  for (const extension of open.splice(0)) await extension.close();
  server.stop();
});

async function launch(): Promise<Extension> {
  const extension = await launchExtension({ flags: server.flags });
  open.push(extension);
  return extension;
}

/** Grants a host without the browser's own dialog, which no test can press. */
async function grant(extension: Extension, origin: string): Promise<void> {
  const page = await extension.context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(
    ([id, pattern]) =>
      (
        globalThis as unknown as {
          chrome: { developerPrivate: { addHostPermission(id: string, pattern: string): Promise<void> } };
        }
      ).chrome.developerPrivate.addHostPermission(id, pattern),
    [extension.id, `${origin}/*`] as [string, string],
  );
  await page.close();
}

async function downloadsOf(page: Page, count: number, act: () => Promise<void>): Promise<Map<string, string>> {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await act();
  await expect.poll(() => downloads.length).toBe(count);
  const files = new Map<string, string>();
  for (const one of downloads) files.set(one.suggestedFilename(), readFileSync(await one.path(), 'utf8'));
  page.removeAllListeners('download');
  return files;
}

/** Joins by a link, and waits for what the first question came to. */
async function join(page: Page, link: string): Promise<void> {
  await page.getByLabel('Join link').fill(link);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.locator('[data-team-state]')).toBeVisible();
}

const logged = (page: Page) => page.locator('.sync-log li').first();

test('a manager makes a key and uploads a release; a rep joins by one link, and receives it and the next one', async () => {
  const manager = await launch();
  const desk = await openOptions(manager, 'team');
  await desk.getByLabel('Passphrase', { exact: true }).fill('seven green bottles');
  await desk.getByLabel('The passphrase again').fill('seven green bottles');
  const backup = await downloadsOf(desk, 1, () => desk.getByRole('button', { name: /Make the key/ }).click());
  expect([...backup.keys()]).toEqual(['sightline-publisher-key.json']);
  await expect(desk.locator('[data-backup="missing"]')).toBeVisible();
  await desk.getByRole('button', { name: 'It is put away' }).click();
  await expect(desk.locator('[data-backup="missing"]')).toHaveCount(0);
  const files = await downloadsOf(desk, 2, () => desk.getByRole('button', { name: /Save the files/ }).click());
  expect([...files.keys()].sort()).toEqual(['playbook.json', 'playbook.json.sig']);
  server.put(Object.fromEntries(files));
  await desk.getByLabel('Where playbook.json will lie').fill(server.address);
  const link = (await desk.locator('[data-join-link]').textContent()) ?? '';
  await expectAccessible(desk, 'publishing');

  const rep = await launch();
  const page = await openOptions(rep, 'team');
  await page.getByLabel('Join link').fill(link.replace(/#.*/, ''));
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('lacks its last part');
  await grant(rep, 'https://playbook.example');
  await join(page, link);
  await expect(page.locator('[data-team-state]')).toHaveAttribute('data-team-state', 'in-touch');
  await expect(logged(page)).toContainText('Release 1 came and was taken');
  await expectAccessible(page, 'following');
  // Nothing but the two files was asked for, compressed on the way, and no cookie went along.
  expect(server.requests()).toEqual(['GET /playbook.json 200 gzip -', 'GET /playbook.json.sig 200 - -']);

  await page.getByRole('button', { name: 'Ask now' }).click();
  await expect(logged(page)).toContainText('Nothing newer than release 1');
  expect(server.requests().at(-1)).toMatch(/^GET \/playbook\.json 304/);

  // A lost browser: the key comes back from its backup in another one, and its releases are taken.
  const other = await launch();
  const desk2 = await openOptions(other, 'team');
  await desk2.getByRole('radio', { name: 'From a backup' }).check();
  await desk2.getByLabel('Backup file').setInputFiles({
    name: 'key.json',
    mimeType: 'application/json',
    buffer: Buffer.from(backup.get('sightline-publisher-key.json') ?? ''),
  });
  await desk2.getByLabel('Passphrase', { exact: true }).fill('six green bottles');
  await desk2.getByRole('button', { name: 'Restore the key' }).click();
  await expect(desk2.getByRole('alert')).toContainText('does not open this backup');
  await desk2.getByLabel('Passphrase', { exact: true }).fill('seven green bottles');
  await desk2.getByRole('button', { name: 'Restore the key' }).click();
  await expect(desk2.locator('[data-publisher-key]')).toHaveText(new URL(link).hash.replace('#sightline-key=', ''));
});

test('what the address gives is taken, refused or asked for again, each with its word, and the last good release stays', async () => {
  const signer = await makeSigner();
  const put = async (document: unknown, by = signer, rotations: Parameters<typeof uploaded>[2] = []): Promise<void> => {
    const files = await uploaded(document, by, rotations);
    server.put({ 'playbook.json': files.document, 'playbook.json.sig': files.signature });
  };
  await put(await published(2));
  const rep = await launch();
  await grant(rep, 'https://playbook.example');
  const page = await openOptions(rep, 'team');
  await join(page, `${server.address}#sightline-key=${signer.publicKey}`);
  await expect(logged(page)).toContainText('Release 2 came and was taken');
  const inForce = async (): Promise<string | undefined> => {
    const { active, releases } = await storedReleases(page);
    return releases.find(({ number }) => number === active)?.title;
  };
  expect(await inForce()).toBe('Release 2');

  const asksFor = async (words: string | RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Ask now' }).click();
    await expect(logged(page)).toContainText(words);
    expect(await inForce()).toBe('Release 2');
  };
  await put(await published(1));
  await asksFor('older than the one');
  await put(await published(3), await makeSigner());
  await asksFor('another key than the one you joined with');
  await put({ ...(await published(3)), history: [{ number: 2, digest: 'a'.repeat(64) }] });
  await asksFor('says something else there now');
  await put('no release at all');
  await asksFor('it is no Sightline release');
  await put({ ...(await published(3)), format: { name: 'sightline-release', major: 2, minor: 0 } });
  await asksFor('made by a newer Sightline');
  // The new document is there and its signature not yet: what an upload looks like half-way.
  const files = await uploaded(await published(3), signer);
  server.put({ 'playbook.json': files.document });
  await asksFor('do not belong together');

  await server.configure('location /playbook.json { return 404; }');
  await asksFor('404');
  await expect(page.locator('[data-team-state]')).toHaveAttribute('data-team-state', 'out-of-touch');
  await server.configure('location /playbook.json { return 403; }');
  await asksFor('somebody to sign in');
  await server.configure('location /playbook.json { return 503; }');
  await asksFor('answered with an error');
  await server.configure(
    'location /playbook.json { types { } default_type text/html; return 200 "<html>Sign in to this network</html>"; }',
  );
  await asksFor('A web page came in place of the file');
  await server.configure('location /playbook.json { return 302 https://elsewhere.example/playbook.json; }');
  await asksFor(/leads to another server|was not reached/);
  // The connection is closed before the end that the server had promised.
  await server.configure('gzip off; location /playbook.json { add_header Content-Length 900000000 always; }');
  await asksFor(/ended before the file did|do not belong together|was not reached/);
  await server.configure('location = /playbook.json { absolute_redirect off; rewrite ^ /moved.json redirect; }');
  await put(await published(3));
  server.put({ 'moved.json': files.document });
  await page.getByRole('button', { name: 'Ask now' }).click();
  await expect(logged(page)).toContainText('Release 3 came and was taken');
  await server.configure('');

  // The publisher's key is followed by another one, in a year that is not this one by the server's clock.
  const next = await makeSigner();
  const late = await published(4, playbookSaying('Release 4'));
  late.release.date = '2031-01-01T00:00:00.000Z';
  late.receive = { how: 'on-press', enforceFrom: null };
  late.withdraws = [3];
  await put(late, next, [await signRotation(signer, next.publicKey)]);
  await page.getByRole('button', { name: 'Ask now' }).click();
  const waiting = page.locator('[data-waiting="4"]');
  await expect(waiting).toContainText('takes back release 3');
  await expect(page.locator('.sync-log')).toContainText('has a new key');
  await expectAccessible(page, 'a release that waits');
  expect(await inForce()).toBe('Release 3');
  await waiting.getByRole('button', { name: 'Apply now' }).click();
  await expect(waiting).toHaveCount(0);
  expect(await inForce()).toBe('Release 4');

  // The background is killed while it asks; it asks again, and nothing is there twice.
  await put(await published(5), next, [await signRotation(signer, next.publicKey)]);
  await page.getByRole('button', { name: 'Ask now' }).click();
  await rep.killBackground();
  await expect(async () => {
    await page.getByRole('button', { name: /Ask now|Asking/ }).click();
    expect(await inForce()).toBe('Release 5');
  }).toPass();
  const { releases } = await storedReleases(page);
  expect(releases.map(({ title }) => title).filter((title) => title === 'Release 5')).toHaveLength(1);

  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.locator('.confirm').getByRole('button', { name: 'Leave', exact: true }).click();
  await expect(page.getByLabel('Join link')).toBeVisible();
  expect(await inForce()).toBe('Release 5');
});
