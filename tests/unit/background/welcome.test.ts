import { expect, it, vi } from 'vitest';
import { opensWelcome } from '../../../entrypoints/background/welcome';

vi.mock('wxt/browser', () => ({ browser: {} }));

it('the welcome page opens after an install by a person, however they installed it', () => {
  for (const type of ['normal', 'development', 'sideload', 'other']) expect(opensWelcome('install', type)).toBe(true);
});

it('the welcome page does not open after an install by policy, nor after any update', () => {
  expect(opensWelcome('install', 'admin')).toBe(false);
  for (const reason of ['update', 'chrome_update', 'browser_update', 'shared_module_update']) {
    expect(opensWelcome(reason, 'normal')).toBe(false);
  }
});
