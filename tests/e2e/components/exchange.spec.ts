import { type BrowserContext, expect, type Page, test } from 'playwright/test';
import type { Playbook } from '../../../lib/playbook/schema.ts';
import { accessibilityFaults } from '../../support/accessibility.ts';
import { chooseFile, draftOf, exchangePage } from '../../support/exchange-page.ts';
import { starterText } from '../../support/options-page.ts';
import { plainContext } from '../../support/shared-browser.ts';

let context: BrowserContext;
let page: Page;
const starter = (): Playbook => JSON.parse(starterText('b2b-software'));

test.beforeAll(async () => {
  context = await plainContext();
});
test.afterAll(() => context.close());
test.beforeEach(async () => {
  page = await exchangePage(context, starter());
});
test.afterEach(() => page.close());

const offer = () => page.locator('.candidate');
const take = () => page.getByRole('button', { name: 'Take it into the draft' });
const done = () => page.getByRole('status').filter({ hasText: 'It is in the draft.' });

async function saved(button: string): Promise<{ name: string; type: string; text: string }> {
  await page.getByRole('button', { name: button }).press('Enter');
  await expect.poll(() => page.evaluate(() => window.saved.length)).toBe(1);
  const file = await page.evaluate(() => window.saved.pop());
  if (!file) throw new Error('nothing was saved');
  return file;
}

test('every file that goes out comes in again without any change', async () => {
  for (const [button, name, sameness] of [
    ['Playbook as JSON', 'b2b-software-release-3.json', 'The draft says the same already.'],
    ['Playbook as YAML', 'b2b-software-release-3.yaml', 'The draft says the same already.'],
    ['Tips as a table', 'b2b-software-tips-release-3.csv', '0 updated'],
    ['Metrics as a table', 'b2b-software-metrics-release-3.csv', '0 updated'],
  ] as const) {
    const file = await saved(button);
    expect(file.name).toBe(name);
    await chooseFile(page, file.name, file.text);
    await expect(page.locator('#offer')).toHaveText(`What “${name}” would change`);
    await expect(page.locator('#offer')).toBeFocused();
    await expect(offer()).toContainText(sameness);
    await expect(take()).toHaveCount(0);
    await offer().getByRole('button', { name: 'Close' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Choose a file …' })).toBeFocused();
  }
  expect(await draftOf(page)).toEqual(starter());
});

test('tips pasted from a spreadsheet are previewed, then taken under the coach’s hat, and touch nothing else', async () => {
  const [tip] = starter().tips;
  await page.getByText('Paste from a spreadsheet').click();
  await page
    .getByLabel('Copy the cells')
    .fill(`Id\tTitle\tBody\tPriority\n${tip?.id}\t${tip?.title}\t"New\ntext"\t1\n\tBrand new\tDo it.\t`);
  await page.getByRole('button', { name: 'Read what I pasted' }).press('Enter');
  await expect(offer().locator('.counts')).toHaveText(/1 added\s*1 updated\s*0 the same\s*0 refused/);
  await offer().getByText('Updated (1)').click();
  await expect(offer().locator('.planned').filter({ hasText: 'Updated' })).toContainText(`Line 2 · ${tip?.id}`);
  expect(await accessibilityFaults(page, 'body')).toEqual([]);
  expect(await draftOf(page)).toEqual(starter());
  await take().press('Enter');
  await expect(done()).toBeVisible();
  const draft = await draftOf(page);
  expect(draft.tips[0]).toEqual({ ...tip, body: 'New\ntext', priority: 1 });
  expect(draft.tips.at(-1)).toMatchObject({ id: 'brand-new', title: 'Brand new', priority: 3 });
  expect({ ...draft, tips: draft.tips.slice(1, -1) }).toEqual({ ...starter(), tips: starter().tips.slice(1) });
  expect(await page.evaluate(() => window.hats)).toEqual(['coach']);
});

test('a table with a fault is not taken at all; each fault has its line, its column and how to mend it', async () => {
  await chooseFile(page, 'tips.csv', 'id,title,body,priority,Mood\r\nx,X,Text,9,\r\ny,Y,Text,3,\r\nx,Z,Text,3,');
  const faults = offer().locator('.refusals > li');
  await expect(faults).toHaveCount(2);
  await expect(faults.nth(0)).toContainText('Line 2 · column priority · Tip “X”');
  await expect(faults.nth(0)).toContainText('9 is out of range.');
  await expect(faults.nth(0)).toContainText('Use 5 or less.');
  await expect(faults.nth(1)).toContainText('“x” is already in line 2.');
  await expect(offer()).toContainText('The column “Mood” is not known and is left out.');
  await expect(offer()).toContainText('A table is taken whole or not at all.');
  await expect(take()).toHaveCount(0);
  expect(await accessibilityFaults(page, 'body')).toEqual([]);
  expect(await draftOf(page)).toEqual(starter());
});

test('what a table holds can be said otherwise than it looks', async () => {
  await chooseFile(page, 'list.csv', 'title,value\nPipeline coverage,3');
  await expect(offer().getByRole('radio', { name: 'Values of metrics' })).toBeChecked();
  await offer().getByRole('radio', { name: 'Tips' }).press('Space');
  await expect(offer()).toContainText('The column “body” is missing.');
  await offer().getByRole('radio', { name: 'Values of metrics' }).press('Space');
  const metric = starter().metrics.find(({ title }) => title === 'Pipeline coverage');
  await expect(offer()).toContainText(metric?.source.kind === 'team' ? '1 updated' : 'is computed from each record');
});

test('an old German Excel’s own file is read with its umlauts, and says so', async () => {
  const bytes = Buffer.from('Titel;Text;Priorität\r\nGröße fragen;Wie groß?;4\r\n', 'latin1');
  await chooseFile(page, 'tipps.csv', bytes);
  await expect(offer()).toContainText('it was read as Windows-1252');
  await take().press('Enter');
  await expect(done()).toBeVisible();
  expect((await draftOf(page)).tips.at(-1)).toMatchObject({ title: 'Größe fragen', body: 'Wie groß?', priority: 4 });
});

const PATH = `<?xml version="1.0" encoding="UTF-8"?>
<PathAssistant xmlns="http://soap.sforce.com/2006/04/metadata">
  <active>true</active><entityName>Opportunity</entityName><fieldName>StageName</fieldName>
  <masterLabel>New business</masterLabel>
  <pathAssistantSteps>
    <fieldNames>Amount</fieldNames><fieldNames>CloseDate</fieldNames>
    <info>&lt;p&gt;Ask &lt;b&gt;who decides&lt;/b&gt;&amp;nbsp;&amp;amp; when.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;One&lt;/li&gt;&lt;li&gt;&lt;a href="javascript:alert(1)"&gt;Two&lt;/a&gt;&lt;img src=x onerror="window.executed=true"&gt;&lt;script&gt;window.executed=true&lt;/script&gt;&lt;/li&gt;&lt;/ul&gt;</info>
    <picklistValueName>Qualification</picklistValueName>
  </pathAssistantSteps>
  <pathAssistantSteps><picklistValueName>Closed Won</picklistValueName></pathAssistantSteps>
  <recordTypeName>__MASTER__</recordTypeName>
</PathAssistant>`;

test('a Salesforce Path becomes a process, its guidance Markdown, and nothing in it is run', async () => {
  await chooseFile(page, 'New.pathAssistant-meta.xml', PATH);
  await expect(offer().locator('.planned')).toContainText('New business');
  await expect(offer().locator('.planned')).toContainText('Qualification → Closed Won · 1 step');
  await take().press('Enter');
  await expect(done()).toBeVisible();
  const process = (await draftOf(page)).processes.at(-1);
  expect(process).toMatchObject({ title: 'New business', kinds: ['deal'] });
  expect(process?.stages[0]?.steps[0]?.how).toBe(
    'Ask **who decides** \\& when.\n\n- One\n- Two\n\nKey fields: `Amount`, `CloseDate`',
  );
  expect(await page.evaluate(() => 'executed' in window)).toBe(false);
  await chooseFile(page, 'again.xml', PATH);
  await expect(offer().locator('.planned')).toContainText('There already, word for word.');
  await expect(take()).toHaveCount(0);
});

test('XML that is broken, has entities of its own or is of something else is refused', async () => {
  for (const [text, words] of [
    [PATH.replace('</PathAssistant>', ''), 'This is not well-formed XML.'],
    [PATH.replace('?>', '?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), 'defines entities of its own'],
    [PATH.replaceAll('PathAssistant', 'Layout'), 'This is XML of “Layout”'],
  ] as const) {
    await chooseFile(page, 'x.pathAssistant-meta.xml', text);
    await expect(offer()).toContainText(words);
    await expect(offer()).toContainText('Nothing was changed.');
  }
  expect(await draftOf(page)).toEqual(starter());
});

test('HubSpot pipelines become processes under the manager’s hat', async () => {
  const stages = [
    { id: 's1', label: 'First call', displayOrder: 0, metadata: { isClosed: 'false', probability: '0.2' } },
    { id: 'closedwon', label: 'Closed Won', displayOrder: 1, metadata: { isClosed: 'true', probability: '1.0' } },
  ];
  await chooseFile(
    page,
    'pipelines.json',
    JSON.stringify({ results: [{ id: 'p', label: 'Partners', displayOrder: 0, stages }] }),
  );
  await expect(offer().locator('.planned')).toContainText('First call → Closed Won · 0 steps');
  await take().press('Enter');
  await expect(done()).toBeVisible();
  expect((await draftOf(page)).processes.at(-1)?.stages.map(({ crmStages, outcome }) => [crmStages, outcome])).toEqual([
    [{ hubspot: ['First call', 's1'] }, 'open'],
    [{ hubspot: ['Closed Won', 'closedwon'] }, 'won'],
  ]);
  expect(await page.evaluate(() => window.hats)).toEqual(['manager']);
});

test('files of another kind are named for what they are', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48]);
  for (const [name, content, words] of [
    ['picture.png', png, 'This file is not text.'],
    ['book.xlsx', Buffer.from('PK\u0003\u0004rest'), 'an archive or spreadsheet'],
    ['paper.pdf', '%PDF-1.7', 'This is a PDF'],
    ['page.html', '<!doctype html><p>x', 'a web page or XML'],
    ['letter.txt', 'Dear all, hello.', 'This is plain text'],
    ['empty.json', '', 'This is plain text'],
    ['empty.csv', '', 'There is no row below the names of the columns.'],
    ['latin1.json', Buffer.from('{"title":"Für"}', 'latin1'), 'not in UTF-8'],
    ['tags.yaml', 'title: !!js/function "x"', 'A playbook has no YAML tag such as'],
  ] as const) {
    await chooseFile(page, name, content);
    await expect(page.locator('#offer')).toHaveText(
      new RegExp(`${name.replace('.', '\\.')} cannot be used|What “${name}” would change`),
    );
    await expect(offer()).toContainText(words);
    await expect(take()).toHaveCount(0);
  }
  expect(await draftOf(page)).toEqual(starter());
});

test('what is too much for one step is not begun, and says how much it is', async () => {
  const small = await exchangePage(context, starter(), 'en', 2_000);
  const changed = starter();
  for (const tip of changed.tips) tip.body = `Again: ${tip.body}`;
  await chooseFile(small, 'all.json', JSON.stringify(changed));
  await small.getByRole('button', { name: 'Take it into the draft' }).press('Enter');
  await expect(small.getByRole('alert').filter({ hasText: /kB in one step; 2 kB is the most/ })).toBeVisible();
  expect(await small.evaluate(() => window.hats)).toEqual([]);
  const [first] = starter().tips;
  await chooseFile(small, 'one.csv', `id,priority\n${first?.id},${first?.priority === 1 ? 2 : 1}`);
  await small.getByRole('button', { name: 'Take it into the draft' }).press('Enter');
  await expect(small.getByRole('status').filter({ hasText: 'It is in the draft.' })).toBeVisible();
  expect(await small.evaluate(() => window.hats)).toEqual(['coach']);
  await small.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no fault that axe finds, folds open, in German (${colorScheme})`, async () => {
    const german = await exchangePage(context, starter(), 'de');
    await german.emulateMedia({ colorScheme });
    for (const fold of await german.locator('summary').all()) await fold.click();
    expect(await accessibilityFaults(german, 'body')).toEqual([]);
    await expect(german.locator('body')).not.toContainText(/options_|refusal_/);
    await german.close();
  });
}
