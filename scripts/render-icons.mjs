/** Renders public/icons/icon.svg to the PNG sizes of the manifest. Run after a change of the drawing. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';

const folder = new URL('../public/icons/', import.meta.url).pathname;
const svg = readFileSync(`${folder}icon.svg`, 'utf8');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: `${folder}${size}.png`, omitBackground: true });
}
await browser.close();
