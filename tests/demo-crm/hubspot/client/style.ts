import { hash } from './random.ts';
import { options } from './setting.ts';

const sheet = document.head.appendChild(document.createElement('style'));

const letters = (value: number, length: number): string => {
  let rest = value;
  let text = '';
  for (let index = 0; index < length; index++) {
    text += 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(rest % 52);
    rest = Math.floor(rest / 52);
  }
  return text;
};

/**
 * The class for these rules (CSS nesting allowed), added to the page once. As in HubSpot, class names are hashes: they
 * change with the rules and with the seed, so that nothing can lean on them.
 */
export function style(rules: string): string {
  const value = hash(rules + options.seed);
  const name = letters(value, 5);
  sheet.append(`.${name}{${rules}}`);
  return `sc-${value.toString(36)}-0 ${name}`;
}
