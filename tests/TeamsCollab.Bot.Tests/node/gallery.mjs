// Reads {"address", "chromium"} from standard input, opens every card of the gallery with its forms unfolded, each once in either theme and once in
// either language, and prints what axe finds, as JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const { address, chromium: executablePath } = JSON.parse(readFileSync(0, 'utf8'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
const browser = await chromium.launch({ executablePath, args: quiet });
try {
  // Axe itself is put into the page, which the page's own rules forbid to scripts from elsewhere.
  const page = await (await browser.newContext({ bypassCSP: true })).newPage();
  const failures = [];
  page.on('pageerror', error => failures.push(error.message));
  const found = [];
  let cards = 0;
  for (const shown of ['language=zh-CN&theme=light', 'language=en&theme=dark']) {
    await page.goto(`${address}/?card=*&${shown}&width=360`);
    await page.waitForSelector('figure .ac-adaptiveCard');
    cards += await page.evaluate(() => {
      for (const button of document.querySelectorAll('.ac-pushButton[aria-expanded="false"]')) button.click();
      return document.querySelectorAll('figure .ac-adaptiveCard').length;
    });
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
    found.push(...violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, shown, html: nodes.slice(0, 3).map(node => node.html.slice(0, 300)) })));
  }
  process.stdout.write(JSON.stringify({ cards, failures, found }));
} finally {
  await browser.close();
}
